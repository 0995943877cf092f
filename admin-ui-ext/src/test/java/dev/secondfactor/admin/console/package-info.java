@NullMarked
package dev.secondfactor.admin.console;

import org.jspecify.annotations.NullMarked;
