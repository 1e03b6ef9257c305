package dev.minipassport.simulator.content;

import dev.minipassport.simulator.bounded.Recent;
import java.util.List;
import java.util.Optional;

/// The checks of media whose verdict has not been sent, and how verdicts are sent.
public final class MediaChecks {
  private static final int MOST = 10_000;
  private static final int MOST_URLS = 10_000;
  private static final int REPEATS = 10;

  private final Recent<MediaCheck> held = new Recent<>(MOST);
  private final Recent<Repeats> byUrl = new Recent<>(MOST_URLS);
  private volatile MediaTiming timing = MediaTiming.AT_ONCE;
  private volatile boolean observedForm;

  public MediaTiming timing() {
    return timing;
  }

  public void send(MediaTiming when) {
    timing = when;
  }

  /// Whether events say `label` as a string and have no `errcode` of their own, as in practice.
  public boolean observedForm() {
    return observedForm;
  }

  public void observedForm(boolean observed) {
    observedForm = observed;
  }

  public void hold(MediaCheck check) {
    held.put(check.traceId(), check);
  }

  public List<MediaCheck> held() {
    return held.values();
  }

  /// Takes a check to send its verdict; of several callers one gets it.
  public Optional<MediaCheck> take(String traceId) {
    return held.take(traceId);
  }

  /// Whether the app may have this URL checked once more in this minute: 10 times in all (assumed).
  public boolean mayRepeat(String appId, String url, long minute) {
    return byUrl.findOrPut(appId + " " + url, Repeats::new).take(minute);
  }

  private static final class Repeats {
    private long minute = Long.MIN_VALUE;
    private int count;

    synchronized boolean take(long current) {
      count = minute == current ? count + 1 : 1;
      minute = current;
      return count <= REPEATS;
    }
  }
}
