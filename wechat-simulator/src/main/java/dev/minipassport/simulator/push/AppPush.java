package dev.minipassport.simulator.push;

import dev.minipassport.simulator.content.MediaCheck;
import dev.minipassport.simulator.push.PushResult.Outcome;
import dev.minipassport.simulator.push.wire.Attempt;
import dev.minipassport.simulator.push.wire.PushConfiguration;
import dev.minipassport.simulator.push.wire.PushDelivery;
import dev.minipassport.simulator.push.wire.PushFlaw;
import dev.minipassport.simulator.push.wire.PushMessage;
import dev.minipassport.simulator.push.wire.PushSender;
import dev.minipassport.simulator.push.wire.Sealer;
import dev.minipassport.simulator.push.wire.Stamp;
import dev.minipassport.simulator.world.Identifiers;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Message push to one app's server. Every call waits for the server: at most three times its
/// patience for each push.
public final class AppPush {
  private static final Duration LATE = Duration.ofHours(1);

  private final World world;
  private final SimulatedApp app;
  private final PushSender sender;
  private final LastPushes last;

  AppPush(World world, SimulatedApp app, PushSender sender, LastPushes last) {
    this.world = world;
    this.app = app;
    this.sender = sender;
    this.last = last;
  }

  public AppPush configure(PushConfiguration configuration) {
    app.configurePush(configuration);
    return this;
  }

  /// The messages there are to send.
  public Messages messages() {
    return new Messages(world, app, configuration().account());
  }

  /// Verifies the URL by GET, as the console does when it is set.
  public PushResult verify() {
    String echo = world.identifiers().digits(19);
    Attempt attempt = sender.get(sealer().verification(stamp(), echo), configuration());
    Outcome outcome = attempt.body().equals(echo) ? Outcome.ACKNOWLEDGED : Outcome.UNREADABLE;
    return new PushResult(
        List.of(attempt), attempt.answered() ? outcome : Outcome.UNANSWERED, Optional.empty());
  }

  /// Signs and encrypts a message without sending it.
  public PushDelivery build(PushMessage message, PushFlaw... flaws) {
    Set<PushFlaw> all = set(flaws);
    PushMessage said = all.contains(PushFlaw.LATE) ? message.late(LATE) : message;
    return sealer().deliver(said, stamp(), all);
  }

  /// Sends a message.
  public PushResult send(PushMessage message, PushFlaw... flaws) {
    PushResult first = send(build(message, flaws));
    if (!set(flaws).contains(PushFlaw.DUPLICATE)) {
      return first;
    }
    PushResult second = send(build(message, flaws));
    var attempts = new ArrayList<>(first.attempts());
    attempts.addAll(second.attempts());
    return new PushResult(List.copyOf(attempts), second.outcome(), second.reply());
  }

  /// Sends what was built before.
  public PushResult send(PushDelivery delivery) {
    last.keep(app.id(), delivery);
    return result(sender.send(delivery, configuration()));
  }

  /// Sends the last push once more, byte for byte.
  public PushResult repeat() {
    return send(
        last.of(app.id())
            .orElseThrow(
                () ->
                    new IllegalArgumentException("nothing was pushed yet; send a message first")));
  }

  /// Sends the verdicts on the app's media that are held, oldest first.
  public List<PushResult> sendMediaVerdicts(PushFlaw... flaws) {
    return world.mediaChecks().held().stream()
        .filter(check -> check.appId().equals(app.id()))
        .map(MediaCheck::traceId)
        .flatMap(traceId -> world.mediaChecks().take(traceId).stream())
        .map(check -> send(messages().mediaCheck(check), flaws))
        .toList();
  }

  private PushResult result(List<Attempt> attempts) {
    Attempt answer = attempts.getLast();
    if (!answer.answered()) {
      return new PushResult(attempts, Outcome.UNANSWERED, Optional.empty());
    }
    if (answer.body().isEmpty() || answer.body().equals("success")) {
      return new PushResult(attempts, Outcome.ACKNOWLEDGED, Optional.empty());
    }
    Optional<String> reply = reply(answer.body());
    return new PushResult(
        attempts, reply.isPresent() ? Outcome.REPLIED : Outcome.UNREADABLE, reply);
  }

  private Optional<String> reply(String body) {
    return switch (configuration().mode()) {
      case PLAIN -> Sealer.plain(body);
      case COMPATIBLE -> sealer().open(body).or(() -> Sealer.plain(body));
      case SAFE -> sealer().open(body);
    };
  }

  private Stamp stamp() {
    Identifiers identifiers = world.identifiers();
    return new Stamp(
        world.clock().now().getEpochSecond(), identifiers.digits(9), identifiers.sixteen());
  }

  private Sealer sealer() {
    return new Sealer(configuration(), app.id());
  }

  private PushConfiguration configuration() {
    return app.push()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the app has nowhere to push to; configure it first:"
                        + " POST /control/push/configure"));
  }

  private static Set<PushFlaw> set(PushFlaw... flaws) {
    Set<PushFlaw> set = EnumSet.noneOf(PushFlaw.class);
    set.addAll(List.of(flaws));
    return set;
  }
}
