/** The examples of the documentation for realms that are kept in files, in real servers. */
@NullMarked
package dev.secondfactor.it.realmimport;

import org.jspecify.annotations.NullMarked;
