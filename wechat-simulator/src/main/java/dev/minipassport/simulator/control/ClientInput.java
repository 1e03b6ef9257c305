package dev.minipassport.simulator.control;

import dev.minipassport.simulator.phone.BaseLibrary;
import dev.minipassport.simulator.phone.Client;
import dev.minipassport.simulator.phone.Environment;
import dev.minipassport.simulator.phone.Platform;
import dev.minipassport.simulator.phone.Privacy;
import dev.minipassport.simulator.phone.Reaction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The client that a request describes; what it leaves out is as in [Client#CURRENT].
final class ClientInput {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  private ClientInput() {}

  static Client in(ControlInput input) {
    return new Client(
        input
            .optionalText("base_library")
            .map(BaseLibrary::of)
            .orElse(Client.CURRENT.baseLibrary()),
        Choice.in(input, "platform", Platform.values()).orElse(Client.CURRENT.platform()),
        Choice.in(input, "environment", Environment.values()).orElse(Client.CURRENT.environment()),
        input.optionalText("published").map(ClientInput::date).orElse(null),
        privacy(input),
        Choice.in(input, "person_does", Reaction.values()).orElse(Client.CURRENT.reaction()),
        input.optionalFlag("tapped").orElse(Client.CURRENT.tapped()));
  }

  private static Privacy privacy(ControlInput input) {
    boolean agreed = input.optionalFlag("privacy_agreed").orElse(true);
    boolean declared = input.optionalFlag("privacy_declared").orElse(true);
    if (!declared) {
      return Privacy.NOT_DECLARED;
    }
    return agreed ? Privacy.AGREED : Privacy.NOT_AGREED;
  }

  private static Instant date(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(BEIJING);
    } catch (DateTimeException _) {
      throw new BadControl(
          "the field \"published\" is a date in Beijing or a time, such as 2021-04-28 or"
              + " 2021-04-28T16:00:00Z");
    }
  }
}
