package dev.minipassport.testkit;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.ContentCheck;
import dev.minipassport.content.Verdict;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.Identity;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Passes every text but those it was told of, and answers pictures with a number.
public final class ScriptedContentCheck implements ContentCheck {
  private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean down;
  private volatile boolean unseen;
  private volatile Runnable beforeAnswer = () -> {};

  public void judge(String nickname, Verdict verdict) {
    verdicts.put(nickname, verdict);
  }

  /// From now on nothing is answered.
  public void fail() {
    down = true;
  }

  /// From now on nobody was there lately.
  public void seeNobody() {
    unseen = true;
  }

  /// Happens after a picture was taken and before the caller hears of it.
  public void beforeAnswer(Runnable happening) {
    beforeAnswer = happening;
  }

  /// The id of the picture submitted last.
  public CheckId lastCheck() {
    return new CheckId("check-" + calls.get());
  }

  public int calls() {
    return calls.get();
  }

  @Override
  public Checked check(Identity person, Nickname nickname, Deadline deadline) {
    called();
    return unseen
        ? new Checked.NotSeenLately()
        : new Checked.Judged(verdicts.getOrDefault(nickname.text(), Verdict.PASS));
  }

  @Override
  public Submitted submit(Identity person, AvatarUrl where, Deadline deadline) {
    called();
    if (unseen) {
      return new Submitted.NotSeenLately();
    }
    beforeAnswer.run();
    return new Submitted.Accepted(lastCheck());
  }

  private void called() {
    calls.incrementAndGet();
    if (down) {
      throw new Unavailable(Dependency.WECHAT, Duration.ofSeconds(1));
    }
  }
}
