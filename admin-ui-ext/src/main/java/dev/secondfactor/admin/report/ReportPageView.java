package dev.secondfactor.admin.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A page of users, as JSON.
 *
 * @param users the users, in the order of their ids
 * @param next the id to ask for the next page with, as {@code after}; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReportPageView(List<ReportUserView> users, Optional<String> next) {

  /** Keeps the list from being changed. */
  public ReportPageView {
    users = List.copyOf(users);
  }

  /**
   * The first users, of whom there is one more than the page has when there is another page.
   *
   * @param max how many the page has at most
   */
  static ReportPageView of(List<ReportUser> found, int max) {
    List<ReportUserView> page = found.stream().limit(max).map(ReportUserView::of).toList();
    return new ReportPageView(
        page, found.size() > max ? Optional.of(found.get(max - 1).id()) : Optional.empty());
  }
}
