package dev.minipassport.chaos;

import dev.minipassport.testkit.history.Clients;
import dev.minipassport.testkit.history.Person;
import dev.minipassport.testkit.history.Reply;
import dev.minipassport.testkit.history.SessionVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// What clients should not do: one code at every node at once, and a token shown to another app.
final class TrickVisit {
  private final Clients clients;
  private final Fleet fleet;
  private final SessionVisit sessions;

  TrickVisit(Clients clients, Fleet fleet, SessionVisit sessions) {
    this.clients = clients;
    this.fleet = fleet;
    this.sessions = sessions;
  }

  void play(RandomGenerator random) {
    Person person = fleet.newPerson();
    signInEverywhere(person)
        .forEach(
            token -> {
              sessions.living().add(person, token);
              show(random, person, token);
            });
    sessions.living().any(random).ifPresent(kept -> show(random, kept.person(), kept.token()));
  }

  /// The tokens that the one code gave.
  private List<String> signInEverywhere(Person person) {
    String code = fleet.codeOf(person);
    List<Reply> replies = new ArrayList<>();
    try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients.nodes(); i++) {
        int node = i;
        hands.execute(
            () -> {
              Reply reply = clients.login(node, person, code, Optional.empty());
              synchronized (replies) {
                replies.add(reply);
              }
            });
      }
    }
    return replies.stream().map(Reply::token).flatMap(Optional::stream).distinct().toList();
  }

  private void show(RandomGenerator random, Person person, String token) {
    int node = random.nextInt(clients.nodes());
    Reply _ = clients.validate(node, Fleet.otherApp(person.app()), token);
    Reply _ = clients.validate(node, person.app(), token);
  }
}
