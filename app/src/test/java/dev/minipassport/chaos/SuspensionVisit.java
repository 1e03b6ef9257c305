package dev.minipassport.chaos;

import dev.minipassport.testkit.history.Clients;
import dev.minipassport.testkit.history.Deed;
import dev.minipassport.testkit.history.Person;
import dev.minipassport.testkit.history.Reply;
import dev.minipassport.testkit.history.SessionVisit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// An operator suspends somebody who is signed in, and lets them in again; the session they had
/// stays ended.
final class SuspensionVisit {
  private static final int LOOKS = 12;

  private final Clients clients;
  private final Fleet fleet;
  private final List<Wire> nodes;
  private final SessionVisit sessions;

  SuspensionVisit(Clients clients, Fleet fleet, SessionVisit sessions) {
    this.clients = clients;
    this.fleet = fleet;
    this.nodes = fleet.wires();
    this.sessions = sessions;
  }

  void play(RandomGenerator random) {
    Person person = fleet.newPerson();
    Optional<String> token = sessions.signIn(person, Optional.empty(), random);
    int node = random.nextInt(nodes.size());
    Optional<String> account = token.flatMap(held -> nodes.get(node).account(person.app(), held));
    if (account.isEmpty()) {
      return;
    }
    look(person, token.orElseThrow(), LOOKS);
    Reply _ =
        clients
            .history()
            .record(
                node,
                new Deed.Suspend(person),
                () -> nodes.get(node).suspend(person.app(), account.get()));
    sessions.ended().add(person, token.orElseThrow());
    look(person, token.orElseThrow(), LOOKS);
    Reply _ =
        clients
            .history()
            .record(
                node,
                new Deed.Resume(person),
                () -> nodes.get(node).resume(person.app(), account.get()));
    look(person, token.orElseThrow(), LOOKS);
  }

  private void look(Person person, String token, int times) {
    for (int i = 0; i < times; i++) {
      Reply _ = clients.validate(i % clients.nodes(), person.app(), token);
    }
  }
}
