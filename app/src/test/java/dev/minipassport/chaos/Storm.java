package dev.minipassport.chaos;

import dev.minipassport.testkit.history.Answer;
import dev.minipassport.testkit.history.Clients;
import dev.minipassport.testkit.history.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// One fault after the other, some at a time, each kind as often as any other; and after each the
/// service has to come back.
final class Storm {
  private static final long LEAST_PAUSE = 3_000;
  private static final long MOST_PAUSE = 11_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WHOLE = "whole";

  private final Fleet fleet;
  private final Faults faults;
  private final Clients clients;
  private final Random random;
  private final List<Kind> kinds;
  private final List<Kind> deck = new ArrayList<>();
  private final Map<Kind, Integer> struck = new EnumMap<>(Kind.class);
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Set<String> raging = ConcurrentHashMap.newKeySet();
  private final AtomicLong calmSince = new AtomicLong();

  Storm(Fleet fleet, Clients clients, long seed) {
    this.fleet = fleet;
    this.faults = new Faults(fleet);
    this.clients = clients;
    this.random = new Random(seed);
    this.kinds = Arrays.stream(Kind.values()).filter(faults::isPossible).toList();
  }

  /// What this machine does not let happen.
  List<Kind> impossible() {
    return Arrays.stream(Kind.values()).filter(kind -> !kinds.contains(kind)).toList();
  }

  Map<Kind, Integer> struck() {
    return struck;
  }

  /// When what broke, and when it worked again.
  List<String> log() {
    return List.copyOf(log);
  }

  /// What did not come back.
  List<String> failures() {
    return List.copyOf(failures);
  }

  /// Returns once the last fault was mended and the service is back.
  void rage(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService hands = Executors.newCachedThreadPool()) {
      while (System.nanoTime() < end && failures.isEmpty()) {
        next().ifPresent(kind -> strike(kind, hands));
        Pause.millis(random.nextLong(LEAST_PAUSE, MOST_PAUSE));
      }
    }
  }

  /// The next kind of which nothing of the sort is broken yet.
  private Optional<Kind> next() {
    if (deck.isEmpty()) {
      deck.addAll(kinds);
      Collections.shuffle(deck, random);
    }
    Optional<Kind> next = deck.stream().filter(kind -> place(kind).isPresent()).findFirst();
    next.ifPresent(deck::remove);
    return next;
  }

  private Optional<String> place(Kind kind) {
    if (kind.where() != Kind.Where.NODE) {
      return Optional.of(kind.where().name()).filter(place -> !broken.contains(place));
    }
    return fleet.nodes().stream()
        .map(ServiceNode::toString)
        .filter(place -> !broken.contains(place))
        .findAny();
  }

  private void strike(Kind kind, ExecutorService hands) {
    List<ServiceNode> sound =
        fleet.nodes().stream().filter(node -> !broken.contains(node.toString())).toList();
    ServiceNode node =
        sound.isEmpty() ? fleet.nodes().getFirst() : sound.get(random.nextInt(sound.size()));
    String place = kind.where() == Kind.Where.NODE ? node.toString() : kind.where().name();
    var own = new Random(random.nextLong());
    broken.add(place);
    struck.merge(kind, 1, Integer::sum);
    hands.execute(() -> befall(kind, node, place, own));
  }

  private void befall(Kind kind, ServiceNode node, String place, Random own) {
    long begun = clients.history().now();
    raging.add(place);
    try {
      faults.befall(kind, node, own);
    } catch (IOException | RuntimeException e) {
      failures.add(kind + " at " + place + " was not mended: " + e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    raging.remove(place);
    calmSince.set(clients.history().now());
    long mended = clients.history().now();
    int first = fleet.nodes().indexOf(node);
    awaitLogin(kind, first, own);
    if (kind.where() != Kind.Where.NODE) {
      awaitLogin(kind, (first + 1) % Fleet.NODES, own);
      awaitLogin(kind, (first + 2) % Fleet.NODES, own);
    }
    log.add(
        "%8.3f s %-18s at %-8s mended at %8.3f s, back at %8.3f s"
            .formatted(
                seconds(begun),
                kind,
                kind.where() == Kind.Where.NODE ? place : WHOLE,
                seconds(mended),
                seconds(clients.history().now())));
    broken.remove(place);
  }

  /// Logs in until that succeeds. Other faults may hinder it; without any it has a while.
  private void awaitLogin(Kind kind, int node, Random own) {
    long since = clients.history().now();
    while (!logsIn(node)) {
      long now = clients.history().now();
      if (!raging.isEmpty()) {
        since = now;
      }
      if (now - Math.max(since, calmSince.get()) > PATIENCE.toNanos()) {
        failures.add("no login at node-%d for 30 s after %s".formatted(node, kind));
        return;
      }
      Pause.millis(own.nextLong(100, 300));
    }
  }

  private boolean logsIn(int node) {
    Person person = fleet.newPerson();
    return clients.login(node, person, fleet.codeOf(person), Optional.empty()).answer()
        instanceof Answer.Admitted;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
