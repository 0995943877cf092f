/** The root of the administration's REST interface: it hands on to a resource for each subject. */
@NullMarked
package dev.secondfactor.admin.resource;

import org.jspecify.annotations.NullMarked;
