package dev.secondfactor.core.recovery;

/** Not an exception: nothing of the node runs after it. */
final class NodeDied extends Error {

  private static final long serialVersionUID = 1L;
}
