package dev.minipassport.simulator.control;

import dev.minipassport.simulator.push.AppPush;
import dev.minipassport.simulator.push.Messages;
import dev.minipassport.simulator.push.PushResult;
import dev.minipassport.simulator.push.wire.Attempt;
import dev.minipassport.simulator.push.wire.PushDelivery;
import dev.minipassport.simulator.push.wire.PushFlaw;
import dev.minipassport.simulator.push.wire.PushMessage;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Pushes messages to apps' servers and tells what came of it.
record PushCommands(Simulation simulation) {

  Object configure(ControlInput input) {
    AppPush push = push(input);
    var configuration = PushSetting.in(input);
    input.end();
    push.configure(configuration);
    return Map.of(
        "url",
        configuration.url().toString(),
        "mode",
        Choice.word(configuration.mode()),
        "format",
        Choice.word(configuration.format()));
  }

  Object verify(ControlInput input) {
    AppPush push = push(input);
    input.end();
    return shown(push.verify());
  }

  Object repeat(ControlInput input) {
    AppPush push = push(input);
    input.end();
    return shown(push.repeat());
  }

  Object send(ControlInput input) {
    return pushed(input, event(input), PushCommands::send);
  }

  Object message(ControlInput input) {
    return pushed(input, text(input), PushCommands::send);
  }

  Object build(ControlInput input) {
    return pushed(input, event(input), PushCommands::build);
  }

  Object media(ControlInput input) {
    AppPush push = push(input);
    PushFlaw[] flaws = flaws(input);
    input.end();
    return Map.of("sent", push.sendMediaVerdicts(flaws).stream().map(PushCommands::shown).toList());
  }

  private Object pushed(ControlInput input, Maker maker, Act act) {
    AppPush push = push(input);
    SimulatedPerson person = Lookup.person(simulation, input.text("person"));
    PushFlaw[] flaws = flaws(input);
    input.end();
    return act.on(push, maker.make(push.messages(), person), flaws);
  }

  private static Object send(AppPush push, PushMessage message, PushFlaw[] flaws) {
    return shown(push.send(message, flaws));
  }

  private static Object build(AppPush push, PushMessage message, PushFlaw[] flaws) {
    return shown(push.build(message, flaws));
  }

  private static Maker event(ControlInput input) {
    String event = input.text("event");
    var revoked = input.optionalText("revoke_info");
    return switch (event) {
      case "user_info_modified" -> Messages::userInfoModified;
      case "user_authorization_cancellation" -> Messages::userAuthorizationCancellation;
      case "user_authorization_revoke" -> {
        String info = revoked.orElseThrow(() -> new BadControl("send \"revoke_info\", such as 8"));
        yield (messages, person) -> messages.userAuthorizationRevoke(person, info);
      }
      default ->
          throw new BadControl(
              "the field \"event\" is one of [user_info_modified, user_authorization_revoke,"
                  + " user_authorization_cancellation]");
    };
  }

  private static Maker text(ControlInput input) {
    String content = input.text("text");
    return (messages, person) -> messages.text(person, content);
  }

  private AppPush push(ControlInput input) {
    return simulation.pusher().of(Lookup.app(simulation, input));
  }

  private static PushFlaw[] flaws(ControlInput input) {
    return Choice.listIn(input, "flaws", PushFlaw.values()).toArray(PushFlaw[]::new);
  }

  private static Map<String, Object> shown(PushDelivery delivery) {
    return Map.of(
        "query",
        delivery.query(),
        "content_type",
        delivery.contentType(),
        "body",
        new String(delivery.body(), StandardCharsets.UTF_8));
  }

  private static Map<String, Object> shown(PushResult result) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("outcome", Choice.word(result.outcome()));
    shown.put("attempts", result.attempts().stream().map(Attempt::status).toList());
    shown.put("answer", result.body());
    result.reply().ifPresent(reply -> shown.put("reply", reply));
    return shown;
  }

  @FunctionalInterface
  private interface Maker {
    PushMessage make(Messages messages, SimulatedPerson person);
  }

  @FunctionalInterface
  private interface Act {
    Object on(AppPush push, PushMessage message, PushFlaw[] flaws);
  }
}
