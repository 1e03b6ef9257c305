package dev.minipassport.storage;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Gender;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.dossier.Region;
import dev.minipassport.dossier.SpokenLanguage;
import dev.minipassport.identity.AppId;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What people of these tests say and show.
public final class Said {
  public static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
  public static final PurposeId GREETING = new PurposeId("greeting");
  public static final PurposeId DELIVERY = new PurposeId("delivery");
  public static final SubjectId SUBJECT = new SubjectId(new UUID(7, 1));

  private Said() {}

  /// Nothing that may be left out is there.
  public static Statement barely(AppId app, Decision decision, boolean shared) {
    return new Statement(
        app,
        GREETING,
        1,
        TextHash.of("words"),
        new Language("zh_CN"),
        Set.of(DataCategory.NICKNAME),
        false,
        shared,
        decision,
        Surface.OWN_DIALOG,
        Optional.empty(),
        Optional.empty(),
        NOW,
        new RequestId("request-1"),
        Cause.PERSON);
  }

  /// Everything is there.
  public static Statement fully(AppId app) {
    return new Statement(
        app,
        DELIVERY,
        1_000_000,
        TextHash.of("other words"),
        new Language("en"),
        Set.of(DataCategory.values()),
        true,
        true,
        Decision.GRANTED,
        Surface.WECHAT_POPUP,
        Optional.of(Platform.OHOS),
        Optional.of(LibraryVersion.of("3.10.2")),
        NOW.plusMillis(1),
        new RequestId("Request_2"),
        Cause.WECHAT_EVENT);
  }

  public static Held held(ProfileValue value) {
    return new Held(value, Provenance.FORM, GREETING, NOW, Optional.empty());
  }

  public static Held heldUntil(ProfileValue value, Instant end) {
    return new Held(value, Provenance.SIGNED, DELIVERY, NOW, Optional.of(end));
  }

  public static Profile profile(Held... values) {
    return List.of(values).stream().reduce(Profile.EMPTY, Profile::with, (one, _) -> one);
  }

  /// A value of every category, with an end and without.
  public static Profile profile() {
    return profile(
        held(new Nickname("小明 𠮷")),
        heldUntil(new AvatarUrl("https://cdn.example.com/a.png"), NOW.plusSeconds(86_400)),
        held(Gender.FEMALE),
        held(new Region("China", "", "深圳")),
        held(new SpokenLanguage("zh_CN")));
  }
}
