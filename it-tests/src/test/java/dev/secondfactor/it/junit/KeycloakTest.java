package dev.secondfactor.it.junit;

import dev.secondfactor.it.browser.BrowserExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against the module's Keycloak server, which is started once; or against two of them.
 *
 * <p>Parameters of test methods: {@code TestRealm} (a fresh one for the method), {@code Inbox},
 * {@code KeycloakServer}, {@code TestSupport}, {@code Harness}, {@code Browsers}, {@code
 * RealmSupply}. A {@code TestRealm} of the constructor or of {@code @BeforeAll} is shared by the
 * class. When the class is over, the server's log is searched for codes, addresses, passwords and
 * exceptions.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
public @interface KeycloakTest {

  /**
   * The second factors of the realm's browser flow, in order; those that the server does not know
   * are left out.
   */
  String[] secondFactors() default {
    "second-factor-email-otp", "second-factor-sms-otp", "auth-otp-form"
  };

  /**
   * Whether it is against two servers that are one cluster, started with the first such class, in
   * place of the one. Realms are then made by the first of them; a parameter {@code TwoNodes} gives
   * both.
   */
  boolean cluster() default false;
}
