package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Deed.Validate;
import dev.minipassport.testkit.history.Timeline.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How long after their acknowledged ends sessions were admitted by other nodes.
public final class Lags {
  /// A session and who was asked for it.
  private record Look(String session, int node) {}

  private Lags() {}

  /// Nanoseconds from the acknowledgement to the start of the last validation that admitted, 0
  /// where none did; for each ended session and each other node that was asked for it after its
  /// end. Rising.
  ///
  /// @param calls in the order in which they were made
  public static List<Long> of(List<Call> calls) {
    var timeline = new Timeline(calls);
    var ends = new Ends(timeline);
    Map<String, List<Call>> certain = new HashMap<>();
    Map<Look, Long> last = new HashMap<>();
    Set<Look> refused = new HashSet<>();
    for (Call call : calls) {
      if (call.deed() instanceof Validate(_, var token)) {
        timeline
            .issued(token)
            .ifPresent(
                issued -> {
                  Known session = issued.session();
                  certain.computeIfAbsent(session.session(), _ -> ends.certain(session)).stream()
                      .filter(end -> end.ended() < call.begun() && end.node() != call.node())
                      .mapToLong(Call::ended)
                      .min()
                      .ifPresent(
                          end -> {
                            var look = new Look(session.session(), call.node());
                            if (call.answer().admits()) {
                              last.merge(look, call.begun() - end, Math::max);
                            } else if (call.answer() instanceof Answer.Refused) {
                              refused.add(look);
                            }
                          });
                });
      }
    }
    refused.forEach(look -> last.putIfAbsent(look, 0L));
    List<Long> lags = new ArrayList<>(last.values());
    lags.sort(null);
    return lags;
  }
}
