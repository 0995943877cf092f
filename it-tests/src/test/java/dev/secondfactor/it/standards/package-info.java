/**
 * What OWASP ASVS 5.0 and NIST SP 800-63B-4 ask of codes by e-mail, each id a test against a real
 * server; the display names begin with the ids, and the run prints them as a table.
 */
@NullMarked
package dev.secondfactor.it.standards;

import org.jspecify.annotations.NullMarked;
