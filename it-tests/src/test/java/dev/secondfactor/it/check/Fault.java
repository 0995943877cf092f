package dev.secondfactor.it.check;

import java.util.function.Consumer;

/**
 * What can be wrong in a realm.
 *
 * @param id what the doctor calls it
 * @param severity how grave it is
 * @param names what the message has to name
 * @param make makes it so
 * @param fix does what the doctor says
 */
record Fault(
    String id,
    String severity,
    String names,
    Consumer<CheckedRealm> make,
    Consumer<CheckedRealm> fix) {

  @Override
  public String toString() {
    return id;
  }
}
