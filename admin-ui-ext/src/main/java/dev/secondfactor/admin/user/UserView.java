package dev.secondfactor.admin.user;

import java.util.List;

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
 * @param methods all methods, set up or not
 */
public record UserView(
    String id,
    String username,
    boolean enabled,
    boolean self,
    boolean mayReset,
    List<String> enrolmentRequired,
    List<UserMethodView> methods) {

  /** Keeps the lists from being changed. */
  public UserView {
    enrolmentRequired = List.copyOf(enrolmentRequired);
    methods = List.copyOf(methods);
  }
}
