package dev.secondfactor.admin.user;

import java.util.List;

/**
 * The second factors of a user, as JSON.
 *
 * @param id the user
 * @param enabled whether the account is enabled; too many wrong codes may have ended that
 * @param methods all methods, set up or not
 */
public record UserView(String id, boolean enabled, List<UserMethodView> methods) {

  /** Keeps the list from being changed. */
  public UserView {
    methods = List.copyOf(methods);
  }
}
