package dev.secondfactor.admin.report;

/**
 * How many users have a method, as JSON.
 *
 * @param method its id
 * @param enrolled who has set it up, or can do without set-up by the verified address of the
 *     account
 * @param neverUsed who of them has never signed in with it
 */
public record ReportMethodView(String method, long enrolled, long neverUsed) {}
