package dev.minipassport.userdata;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.userdata.Evidence.Flaw;
import dev.minipassport.userdata.Evidence.Flawed;
import dev.minipassport.userdata.Evidence.Genuine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Judges user data by the session keys of the person who brings it: the current one, and for a
/// while the one before, since a parallel `wx.login` rotates it under the client's feet.
public final class UserDataCheck {
  private final SessionKeys keys;
  private final UserDataReader reader;
  private final UserDataTerms terms;
  private final Clock clock;

  public UserDataCheck(SessionKeys keys, UserDataReader reader, UserDataTerms terms, Clock clock) {
    this.keys = keys;
    this.reader = reader;
    this.terms = terms;
    this.clock = clock;
  }

  public Evidence judge(Identity identity, Source source) {
    return switch (source) {
      case Source.Signed(var data) -> judge(identity, data);
      case Source.Sealed(var data) -> judge(identity, data);
    };
  }

  private Evidence judge(Identity identity, SignedUserData data) {
    List<SessionKey> known = keys.of(identity, clock.instant());
    if (known.isEmpty()) {
      return new Flawed(Flaw.NO_SESSION_KEY);
    }
    if (known.stream().noneMatch(key -> reader.genuine(data, key))) {
      return new Flawed(Flaw.SIGNATURE_MISMATCH);
    }
    return reader
        .read(data)
        .<Evidence>map(Genuine::new)
        .orElseGet(() -> new Flawed(Flaw.SIGNATURE_MISMATCH));
  }

  private Evidence judge(Identity identity, SealedUserData data) {
    Instant now = clock.instant();
    List<SessionKey> known = keys.of(identity, now);
    if (known.isEmpty()) {
      return new Flawed(Flaw.NO_SESSION_KEY);
    }
    Optional<OpenedUserData> opened =
        known.stream().flatMap(key -> reader.open(data, key).stream()).findFirst();
    return opened
        .map(content -> judge(identity, content, now))
        .orElseGet(() -> new Flawed(Flaw.UNDECIPHERABLE));
  }

  /// As [#judge], for phone data.
  public PhoneEvidence judgePhone(Identity identity, SealedUserData data) {
    Instant now = clock.instant();
    List<SessionKey> known = keys.of(identity, now);
    if (known.isEmpty()) {
      return new PhoneEvidence.Flawed(Flaw.NO_SESSION_KEY);
    }
    return known.stream()
        .flatMap(key -> reader.openPhone(data, key).stream())
        .findFirst()
        .map(phone -> judge(identity, phone, now))
        .orElseGet(() -> new PhoneEvidence.Flawed(Flaw.UNDECIPHERABLE));
  }

  private PhoneEvidence judge(Identity identity, OpenedPhone phone, Instant now) {
    return flaw(identity, phone.app(), phone.at(), now)
        .<PhoneEvidence>map(PhoneEvidence.Flawed::new)
        .orElseGet(() -> new PhoneEvidence.Genuine(phone.number()));
  }

  private Evidence judge(Identity identity, OpenedUserData content, Instant now) {
    if (content.app().equals(identity.app().value())
        && content.openId().filter(other -> !other.equals(identity.openId().value())).isPresent()) {
      return new Flawed(Flaw.OTHER_USER);
    }
    return flaw(identity, content.app(), content.at(), now)
        .<Evidence>map(Flawed::new)
        .orElseGet(() -> new Genuine(content.info()));
  }

  /// What its watermark has against it.
  private Optional<Flaw> flaw(Identity identity, String app, Instant at, Instant now) {
    if (!app.equals(identity.app().value())) {
      return Optional.of(Flaw.WRONG_APP);
    }
    boolean current =
        !at.isBefore(now.minus(terms.oldest())) && !at.isAfter(now.plus(UserDataTerms.AHEAD));
    return current ? Optional.empty() : Optional.of(Flaw.STALE);
  }
}
