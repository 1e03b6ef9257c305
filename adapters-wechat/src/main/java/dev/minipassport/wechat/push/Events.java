package dev.minipassport.wechat.push;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.privacy.PushEvent.Other;
import dev.minipassport.privacy.PushEvent.ProfileModified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what a message tells (protocol 9.2 and 12).
///
/// @param signedAt an event is no younger, but for clocks that differ
record Events(AppId app, Instant signedAt) {
  private static final Duration AHEAD = Duration.ofHours(1);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{9}");
  private static final Pattern CODE = Pattern.compile("[!-~]{1,32}");
  private static final int MOST_CODES = 100;

  PushEvent read(WireMessage message) throws Flawed {
    Fields fields = message.fields();
    String event = fields.text("Event").orElse("");
    String type = fields.text("MsgType").orElse(event.isEmpty() ? "" : "event");
    if (type.isEmpty()) {
      throw new Flawed(Flaw.MALFORMED);
    }
    if (!type.toLowerCase(Locale.ROOT).equals("event")) {
      return new Other(MessageKey.of(message));
    }
    for (String name : List.of("AppID", "appid")) {
      if (fields.text(name).filter(other -> !other.equals(app.value())).isPresent()) {
        throw new Flawed(Flaw.WRONG_APP);
      }
    }
    return switch (event) {
      case "user_authorization_revoke" ->
          new AuthorizationRevoked(person(fields), codes(fields), at(fields));
      case "user_authorization_cancellation" -> new AccountClosed(person(fields), at(fields));
      case "user_info_modified" -> new ProfileModified(person(fields), at(fields));
      case "wxa_media_check" -> MediaCheck.read(fields);
      default -> new Other(MessageKey.of(message));
    };
  }

  private static Optional<OpenId> person(Fields fields) throws Flawed {
    Optional<String> openId = fields.text("OpenID");
    if (openId.filter(id -> !ID.matcher(id).matches()).isPresent()) {
      throw new Flawed(Flaw.MALFORMED);
    }
    return openId.map(OpenId::new);
  }

  /// Several are divided by commas (assumed); at least one.
  private static List<String> codes(Fields fields) throws Flawed {
    List<String> codes =
        Stream.of(fields.text("RevokeInfo").orElse("").split(","))
            .map(String::strip)
            .filter(code -> !code.isEmpty())
            .toList();
    if (codes.isEmpty()
        || codes.size() > MOST_CODES
        || !codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
      throw new Flawed(Flaw.MALFORMED);
    }
    return codes;
  }

  private Instant at(Fields fields) throws Flawed {
    return fields
        .text("CreateTime")
        .filter(seconds -> SECONDS.matcher(seconds).matches())
        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
        .filter(at -> !at.isAfter(signedAt.plus(AHEAD)))
        .orElseThrow(() -> new Flawed(Flaw.MALFORMED));
  }
}
