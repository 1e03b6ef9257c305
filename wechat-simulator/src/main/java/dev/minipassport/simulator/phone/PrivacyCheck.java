package dev.minipassport.simulator.phone;

import dev.minipassport.simulator.phone.Callback.Failure;
import java.util.Optional;

/// The question newer clients put before anything personal is given: does the person agree to the
/// mini program's privacy agreement?
record PrivacyCheck(Client client, Abilities abilities) {

  /// The failure of `call`; empty if it may go on.
  Optional<Callback> refusal(String call) {
    if (!abilities.privacyCheck()) {
      return Optional.empty();
    }
    return switch (client.privacy()) {
      case AGREED -> Optional.empty();
      case NOT_DECLARED ->
          Optional.of(
              Failure.of(call + ":fail api scope is not declared in the privacy agreement", 112));
      case NOT_AGREED -> asked(call);
    };
  }

  /// Whether a nickname field works; without agreement it is a text field like any other.
  boolean passed() {
    return !abilities.privacyCheck() || client.privacy() == Privacy.AGREED;
  }

  private Optional<Callback> asked(String call) {
    return switch (client.reaction()) {
      case ACCEPT -> Optional.empty();
      case REFUSE ->
          Optional.of(
              abilities.combinedPopup()
                  ? Failure.of(call + ":fail jsapi user authorize denied", 103)
                  : Failure.of(call + ":fail privacy permission is not authorized", 104));
      case DISMISS -> Optional.of(Failure.of(call + ":fail jsapi user authorize canceled", 104));
    };
  }
}
