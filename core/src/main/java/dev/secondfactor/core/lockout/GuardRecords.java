package dev.secondfactor.core.lockout;

import java.util.function.UnaryOperator;

/** Keeps guard records durably. */
public interface GuardRecords {

  /**
   * The record of a user and method; {@link MethodGuard#CLEAR} when there is none. It may be as old
   * as the request.
   */
  MethodGuard read(Subject subject);

  /**
   * Changes the record, at once and whether or not the request around it succeeds. Changes made at
   * the same time are all counted.
   *
   * @return the record after the change
   */
  MethodGuard update(Subject subject, UnaryOperator<MethodGuard> change);
}
