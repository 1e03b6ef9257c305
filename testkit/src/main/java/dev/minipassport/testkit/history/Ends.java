package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Timeline.Known;
import java.util.List;

/// Which calls end which sessions.
final class Ends {
  private final Timeline timeline;

  Ends(Timeline timeline) {
    this.timeline = timeline;
  }

  /// Acknowledged ends of the session.
  List<Call> certain(Known session) {
    return timeline.endings(session.person()).stream()
        .filter(Call::isAcknowledged)
        .filter(call -> concerns(call, session))
        .filter(call -> isNamed(call) || session.given().ended() < call.begun())
        .toList();
  }

  /// Whether something may have ended the session before `moment`.
  boolean possible(Known session, long moment) {
    return timeline.endings(session.person()).stream()
        .filter(call -> call.answer().mayHaveDone())
        .filter(call -> concerns(call, session))
        .anyMatch(call -> call.begun() < moment && call.settled() > session.given().begun());
  }

  private boolean concerns(Call call, Known session) {
    return switch (call.deed()) {
      case Deed.Revoke(_, var token) -> timeline.isOf(token, session);
      case Deed.RevokeOthers(_, var token) -> !timeline.isOf(token, session);
      case Deed.RevokeAll _, Deed.Suspend _ -> true;
      default -> false;
    };
  }

  private static boolean isNamed(Call call) {
    return call.deed() instanceof Deed.Revoke;
  }
}
