package dev.minipassport.testkit.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One person's devices sign in, are validated, rotate, end each other's sessions; and whoever is
/// curious looks whether an end is seen elsewhere.
public final class SessionVisit {
  private static final int MOST_DEVICES = 3;
  private static final int ATTEMPTS = 6;
  private static final int WARMING = 3;

  private final Clients clients;
  private final Phones phones;
  private final Duration watch;
  private final Pocket living = new Pocket();
  private final Pocket ended = new Pocket();

  /// @param watch for how long an ended session is tried out
  public SessionVisit(Clients clients, Phones phones, Duration watch) {
    this.clients = clients;
    this.phones = phones;
    this.watch = watch;
  }

  public Pocket living() {
    return living;
  }

  public Pocket ended() {
    return ended;
  }

  public void play(RandomGenerator random) {
    Person person = phones.newPerson();
    List<String> tokens = new ArrayList<>();
    int devices = 1 + random.nextInt(MOST_DEVICES);
    for (int i = 0; i < devices; i++) {
      signIn(person, Optional.empty(), random).ifPresent(tokens::add);
    }
    tokens.forEach(token -> warm(person, token, random));
    tokens.replaceAll(token -> renew(person, token, random));
    if (!tokens.isEmpty()) {
      end(person, tokens, random);
    }
    living.any(random).ifPresent(kept -> comeBack(kept, random));
    ended.any(random).ifPresent(kept -> comeBack(kept, random));
  }

  /// Brings one code to one node after the other until one of them says something.
  public Optional<String> signIn(Person person, Optional<String> current, RandomGenerator random) {
    String code = phones.codeOf(person);
    for (int i = 0; i < ATTEMPTS; i++) {
      Reply reply = clients.login(anyNode(random), person, code, current);
      if (!(reply.answer() instanceof Answer.Unknown)) {
        return reply.token();
      }
    }
    return Optional.empty();
  }

  private void warm(Person person, String token, RandomGenerator random) {
    int first = anyNode(random);
    for (int i = 0; i < WARMING * clients.nodes(); i++) {
      Reply _ = clients.validate((first + i) % clients.nodes(), person.app(), token);
    }
  }

  /// The token to go on with; the one there was where nobody says what became of it.
  private String renew(Person person, String token, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> rotate(person, token, random).orElse(token);
      case 1 -> signIn(person, Optional.of(token), random).orElse(token);
      default -> token;
    };
  }

  private Optional<String> rotate(Person person, String token, RandomGenerator random) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Reply reply = clients.rotate(anyNode(random), person.app(), token);
      if (!(reply.answer() instanceof Answer.Unknown)) {
        return reply.token();
      }
    }
    return Optional.empty();
  }

  private void end(Person person, List<String> tokens, RandomGenerator random) {
    String app = person.app();
    int node = anyNode(random);
    String first = tokens.getFirst();
    switch (random.nextInt(5)) {
      case 0 -> {
        Reply reply = clients.revoke(node, app, first);
        watch(person, List.of(first), node, reply);
        tokens.stream().skip(1).forEach(token -> living.add(person, token));
      }
      case 1, 2 -> watch(person, tokens, node, clients.revokeAll(node, app, first));
      case 3 -> {
        Reply reply = clients.revokeOthers(node, app, first);
        watch(person, tokens.subList(1, tokens.size()), node, reply);
        living.add(person, first);
      }
      default -> tokens.forEach(token -> living.add(person, token));
    }
  }

  /// Validates elsewhere, until every node refuses or enough was seen.
  private void watch(Person person, List<String> tokens, int node, Reply reply) {
    tokens.forEach(token -> ended.add(person, token));
    if (!(reply.answer() instanceof Answer.Done)) {
      return;
    }
    long until = clients.history().now() + watch.toNanos();
    boolean admitted = true;
    while (admitted && clients.history().now() < until) {
      admitted = false;
      for (String token : tokens) {
        for (int i = 0; i < clients.nodes(); i++) {
          int other = (node + i) % clients.nodes();
          admitted |= clients.validate(other, person.app(), token).answer().admits();
        }
      }
    }
  }

  private void comeBack(Pocket.Kept kept, RandomGenerator random) {
    Reply _ = clients.validate(anyNode(random), kept.person().app(), kept.token());
  }

  private int anyNode(RandomGenerator random) {
    return random.nextInt(clients.nodes());
  }
}
