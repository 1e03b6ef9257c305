package dev.minipassport.ledger;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Statements for tests.
final class Said {
  static final SubjectId SUBJECT =
      new SubjectId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
  static final SubjectId OTHER_SUBJECT =
      new SubjectId(UUID.fromString("00000000-0000-4000-8000-000000000002"));
  static final PurposeId PURPOSE = new PurposeId("profile");
  static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  private Said() {}

  /// All that is known of the client is said, too.
  static Statement granted() {
    return new Statement(
        new AppId("wx1111111111111111"),
        PURPOSE,
        3,
        TextHash.of("words"),
        new Language("zh_CN"),
        EnumSet.of(DataCategory.AVATAR, DataCategory.NICKNAME),
        false,
        false,
        Decision.GRANTED,
        Surface.OWN_DIALOG,
        Optional.of(Platform.IOS),
        Optional.of(LibraryVersion.of("3.7.0")),
        AT.plusMillis(5),
        new RequestId("request-1"),
        Cause.PERSON);
  }

  /// It differs from [#granted] in everything.
  static Statement withdrawn() {
    return new Statement(
        new AppId("wx2222222222222222"),
        new PurposeId("ranking"),
        4,
        TextHash.of("other words"),
        new Language("en"),
        Set.of(DataCategory.REGION),
        true,
        true,
        Decision.WITHDRAWN,
        Surface.SETTINGS,
        Optional.empty(),
        Optional.empty(),
        AT.plusSeconds(60),
        new RequestId("request-2"),
        Cause.OPERATOR);
  }

  /// To [#PURPOSE], at that moment.
  static Statement of(Decision decision, Instant at) {
    Statement any = granted();
    return new Statement(
        any.app(),
        any.purpose(),
        any.version(),
        any.text(),
        any.language(),
        any.categories(),
        any.separate(),
        any.shared(),
        decision,
        any.surface(),
        any.platform(),
        any.library(),
        at,
        any.request(),
        any.cause());
  }
}
