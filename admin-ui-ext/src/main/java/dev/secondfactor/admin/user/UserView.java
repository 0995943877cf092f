package dev.secondfactor.admin.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * The second factors of a user, as JSON.
 *
 * @param id the user
 * @param username the name of the user
 * @param enabled whether the account is enabled; too many wrong codes may have ended that
 * @param self whether it is the administrator who asks
 * @param mayReset whether the administrator may reset the second factors of the user; never one's
 *     own
 * @param enrolmentRequired the methods that the user has to set up at the next login
 * @param bypassCodeExpires the end of the code that was issued in place of a second factor, in UTC;
 *     while there is one
 * @param methods all methods, set up or not
 * @param trustedBrowsers the browsers that are not asked for a second factor, the last used first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UserView(
    String id,
    String username,
    boolean enabled,
    boolean self,
    boolean mayReset,
    List<String> enrolmentRequired,
    Optional<String> bypassCodeExpires,
    List<UserMethodView> methods,
    List<TrustedBrowserView> trustedBrowsers) {

  /** Keeps the lists from being changed. */
  public UserView {
    enrolmentRequired = List.copyOf(enrolmentRequired);
    methods = List.copyOf(methods);
    trustedBrowsers = List.copyOf(trustedBrowsers);
  }
}
