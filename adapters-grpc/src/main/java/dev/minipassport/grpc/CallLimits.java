package dev.minipassport.grpc;

import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.call.Lanes;
import java.time.Duration;
import java.util.ArrayList;

/// How much is taken on at once. Validations answered from memory count towards nothing; whatever
/// goes beyond a limit is refused at once as overload.
///
/// @param validations validations that have to ask the store, 1 to 100,000
/// @param logins logins, which wait for WeChat, 1 to 100,000
/// @param others all other calls, 1 to 100,000
/// @param longestValidation the deadline of a validation that brings none or a later one
/// @param longestOther the same for the other calls
/// @param watches streams of those who watch, 1 to 100,000
/// @param watchInterval how often a watch looks
public record CallLimits(
    int validations,
    int logins,
    int others,
    Duration longestValidation,
    Duration longestOther,
    int watches,
    Duration watchInterval) {

  private static final int MOST = 100_000;
  private static final int WATCHES = 64;
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);

  public static final CallLimits DEFAULT =
      new CallLimits(1024, 512, 512, Duration.ofSeconds(2), Duration.ofSeconds(8));

  /// With watches at their default.
  public CallLimits(
      int validations, int logins, int others, Duration longestValidation, Duration longestOther) {
    this(validations, logins, others, longestValidation, longestOther, WATCHES, WATCH_INTERVAL);
  }

  public CallLimits {
    var wrong = new ArrayList<String>();
    Options.within(wrong, "validations", validations, 1, MOST);
    Options.within(wrong, "logins", logins, 1, MOST);
    Options.within(wrong, "others", others, 1, MOST);
    Options.within(wrong, "longest validation", longestValidation, Options.INSTANT, Options.MINUTE);
    Options.within(wrong, "longest other call", longestOther, Options.INSTANT, Options.MINUTE);
    Options.within(wrong, "watches", watches, 1, MOST);
    Options.within(wrong, "watch interval", watchInterval, Options.INSTANT, Options.MINUTE);
    Options.refuse(wrong);
  }

  Lanes lanes() {
    return new Lanes(
        new Lane("validation", validations, longestValidation),
        new Lane("login", logins, longestOther),
        new Lane("call", others, longestOther),
        Lane.ofStreams("watch", watches));
  }
}
