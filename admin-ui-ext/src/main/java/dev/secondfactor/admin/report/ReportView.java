package dev.secondfactor.admin.report;

import java.util.List;

/**
 * How many users have which second factor, as JSON. Users of federated stores count when they have
 * an account of their own in the database, as imported ones do.
 *
 * @param users all users, also disabled ones; not the service accounts of clients
 * @param withoutFactor who has none that is enough alone; recovery codes are a spare
 * @param smsOnly who has nothing but codes by SMS, and a spare perhaps
 * @param fewCodesLeft who has a set of recovery codes with 3 or fewer left
 * @param neverUsed who has set something up and used none of it
 * @param methods all methods
 * @param webauthn who has a security key of Keycloak's own kind; it is a second factor
 * @param federatedEnrolled users of federated stores without an account in the database who have
 *     set something up; they are in no other number
 */
public record ReportView(
    long users,
    long withoutFactor,
    long smsOnly,
    long fewCodesLeft,
    long neverUsed,
    List<ReportMethodView> methods,
    long webauthn,
    long federatedEnrolled) {

  /** Keeps the list from being changed. */
  public ReportView {
    methods = List.copyOf(methods);
  }
}
