package dev.secondfactor.admin.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Puts rows together to users. Rows of the same user follow each other; each has the columns id,
 * username, enabled, emailVerified, email of the user, and id, type, createdDate, credentialData of
 * a credential, or nothing of one.
 */
final class UserRows implements Iterator<ReportUser> {

  private final Iterator<Object[]> rows;
  private final BiFunction<Account, List<StoredFactor>, ReportUser> reader;
  private Optional<Object[]> ahead;

  UserRows(Iterator<Object[]> rows, BiFunction<Account, List<StoredFactor>, ReportUser> reader) {
    this.rows = rows;
    this.reader = reader;
    this.ahead = nextRow();
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public ReportUser next() {
    Account account = account(ahead.orElseThrow(NoSuchElementException::new));
    List<StoredFactor> factors = new ArrayList<>();
    while (ahead.filter(row -> account.id().equals(row[0])).isPresent()) {
      factor(ahead.orElseThrow()).ifPresent(factors::add);
      ahead = nextRow();
    }
    return reader.apply(account, factors);
  }

  private Optional<Object[]> nextRow() {
    return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
  }

  private static Account account(Object[] row) {
    return new Account(
        (String) row[0],
        (String) row[1],
        (Boolean) row[2],
        Optional.ofNullable((String) row[4]).filter(email -> (Boolean) row[3]));
  }

  private static Optional<StoredFactor> factor(Object[] row) {
    return Optional.ofNullable((String) row[5])
        .map(
            id ->
                new StoredFactor(
                    id,
                    (String) row[6],
                    Optional.ofNullable((Long) row[7]).map(Instant::ofEpochMilli),
                    Optional.ofNullable((String) row[8]).orElse("{}")));
  }
}
