package dev.minipassport.testkit.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Calls of nodes, each remembered in a history.
public final class Clients {
  private final History history;
  private final List<? extends Node> nodes;

  public Clients(History history, List<? extends Node> nodes) {
    this.history = history;
    this.nodes = List.copyOf(nodes);
  }

  public History history() {
    return history;
  }

  public int nodes() {
    return nodes.size();
  }

  public Reply login(int node, Person person, String code, Optional<String> current) {
    return ask(
        node,
        new Deed.Login(person, Handle.of(code), current.map(Handle::of)),
        it -> it.login(person, code, current));
  }

  public Reply validate(int node, String app, String token) {
    return ask(node, new Deed.Validate(app, Handle.of(token)), it -> it.validate(app, token));
  }

  public Reply rotate(int node, String app, String token) {
    return ask(node, new Deed.Rotate(app, Handle.of(token)), it -> it.rotate(app, token));
  }

  public Reply revoke(int node, String app, String token) {
    return ask(node, new Deed.Revoke(app, Handle.of(token)), it -> it.revoke(app, token));
  }

  public Reply revokeAll(int node, String app, String token) {
    return ask(node, new Deed.RevokeAll(app, Handle.of(token)), it -> it.revokeAll(app, token));
  }

  public Reply revokeOthers(int node, String app, String token) {
    return ask(
        node, new Deed.RevokeOthers(app, Handle.of(token)), it -> it.revokeOthers(app, token));
  }

  private Reply ask(int node, Deed deed, Function<Node, Reply> call) {
    return history.record(node, deed, () -> call.apply(nodes.get(node)));
  }
}
