package dev.minipassport.simulator.phone;

import dev.minipassport.simulator.phone.Callback.Failure;
import dev.minipassport.simulator.phone.Callback.Success;
import java.util.Optional;

/// The form in which people choose a picture and type a name.
record Form(Client client, Abilities abilities) {

  /// The answer of the avatar button.
  ///
  /// @param file what the chosen picture is called
  Callback avatar(String file) {
    if (!abilities.form()) {
      return Failure.of("chooseAvatar:fail not supported");
    }
    Optional<Callback> refusal = privacy().refusal("chooseAvatar");
    return refusal.orElseGet(
        () ->
            client.reaction() == Reaction.ACCEPT
                ? Success.of("chooseAvatar").and("avatarUrl", path(file))
                : Failure.of("chooseAvatar:fail cancel"));
  }

  /// The content of the nickname field; empty if the person left it.
  Success nickname(String typed) {
    boolean left = client.reaction() != Reaction.ACCEPT;
    Success content = Success.of("nickname").and("value", left ? "" : typed);
    return !left && abilities.nicknameCheck() && privacy().passed()
        ? content.and("pass", true)
        : content;
  }

  private PrivacyCheck privacy() {
    return new PrivacyCheck(client, abilities);
  }

  private String path(String file) {
    return switch (client.platform()) {
      case IOS, ANDROID, OHOS -> "wxfile://tmp_" + file + ".jpg";
      case WINDOWS, MAC, DEVTOOLS -> "http://tmp/" + file + ".jpeg";
    };
  }
}
