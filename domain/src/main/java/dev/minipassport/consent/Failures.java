package dev.minipassport.consent;

import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.Surface;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// What WeChat's failures mean (protocol 8.2, 13.4, 13.5), row by row: the row of the `errno`, or
/// else the first one with a phrase of the message. `errno` is the newer and surer of the two;
/// texts vary in case and in the name of the call before them.
final class Failures {

  /// Fits a failure with this errno, and one with this phrase in its message.
  private record Row(int errno, String phrase, Meaning meaning) {
    boolean numbered(OptionalInt given) {
      return errno != NO_NUMBER && given.equals(OptionalInt.of(errno));
    }

    boolean worded(String message) {
      return !phrase.isEmpty() && message.contains(phrase);
    }
  }

  private static final int NO_NUMBER = 0;

  private static final Meaning REFUSED = new Meaning.Answer(Decision.REFUSED, Surface.WECHAT_POPUP);
  private static final Meaning DISMISSED =
      new Meaning.Answer(Decision.DISMISSED, Surface.WECHAT_POPUP);

  private static final List<Row> ROWS =
      List.of(
          row(103, "jsapi user authorize denied", REFUSED),
          row(104, "jsapi user authorize canceled", NotAnswered.PRIVACY_NOT_AGREED),
          row(112, "is not declared in the privacy agreement", NotAnswered.NOT_DECLARED),
          row(1_400_001, "", NotAnswered.QUOTA_USED_UP),
          row("privacy permission is not authorized", NotAnswered.PRIVACY_NOT_AGREED),
          row("privacy api banned", NotAnswered.BANNED),
          row("can only be invoked by user tap gesture", NotAnswered.NO_TAP),
          row(NO_NUMBER, "auth deny", REFUSED),
          row(NO_NUMBER, "auth denied", REFUSED),
          row(NO_NUMBER, "user deny", REFUSED),
          row(NO_NUMBER, "user denied", REFUSED),
          row(NO_NUMBER, "cancel", DISMISSED),
          row("too frequent", NotAnswered.TOO_OFTEN),
          row("frequence", NotAnswered.TOO_OFTEN),
          row("is not a function", NotAnswered.NOT_SUPPORTED),
          row("not support", NotAnswered.NOT_SUPPORTED));

  private Failures() {}

  private static Row row(int errno, String phrase, Meaning meaning) {
    return new Row(errno, phrase, meaning);
  }

  private static Row row(int errno, String phrase, NotAnswered cause) {
    return new Row(errno, phrase, new Meaning.NoAnswer(cause));
  }

  private static Row row(String phrase, NotAnswered cause) {
    return row(NO_NUMBER, phrase, cause);
  }

  static Meaning of(Given.Failed failed) {
    String message = failed.message().toLowerCase(Locale.ROOT);
    return first(row -> row.numbered(failed.errno()))
        .or(() -> first(row -> row.worded(message)))
        .orElseGet(() -> new Meaning.NoAnswer(failed.cause().orElse(NotAnswered.UNKNOWN)));
  }

  private static Optional<Meaning> first(Predicate<Row> fits) {
    return ROWS.stream().filter(fits).findFirst().map(Row::meaning);
  }
}
