/** The one place that renders pages of ours, from what the domain wants shown. */
@NullMarked
package dev.secondfactor.keycloak.page;

import org.jspecify.annotations.NullMarked;
