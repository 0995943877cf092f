package dev.secondfactor.it.cluster;

import dev.secondfactor.it.harness.cluster.Node;
import dev.secondfactor.it.harness.cluster.TwoNodes;

/** How a user comes from one version to the other while a cluster is updated. */
enum Direction {
  /** From a node that is still old to one that is new. */
  TO_THE_NEW,

  /** Back from one that is new. */
  TO_THE_OLD;

  /** Where the user begins. */
  Node first(TwoNodes nodes) {
    return this == TO_THE_NEW ? nodes.first() : nodes.second();
  }

  /** Where the user goes on. */
  Node then(TwoNodes nodes) {
    return nodes.otherThan(first(nodes));
  }

  @Override
  public String toString() {
    return this == TO_THE_NEW ? "from the old node to the new" : "from the new node to the old";
  }
}
