package dev.secondfactor.it.demo;

/** The demo cannot run as asked; the message is one line for the person who started it. */
final class DemoProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DemoProblem(String message) {
    super(message);
  }
}
