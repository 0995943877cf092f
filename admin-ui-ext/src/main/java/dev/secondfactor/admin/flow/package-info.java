/** The REST resource that makes login flows with second factors, binds them and takes them away. */
@NullMarked
package dev.secondfactor.admin.flow;

import org.jspecify.annotations.NullMarked;
