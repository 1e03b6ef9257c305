package dev.minipassport.wechat.content;

import dev.minipassport.content.ContentCheck;
import dev.minipassport.content.Verdict;
import dev.minipassport.identity.Identity;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.testkit.contract.ContentCheckContract;
import dev.minipassport.wechat.call.SimulatedCalls;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

final class WeChatContentCheckContractTest extends ContentCheckContract {
  private final SimulatedCalls simulated = new SimulatedCalls();
  private final Identity alice = simulated.identity(simulated.visitor("alice"));
  private final ContentCheck check = new WeChatContentCheck(simulated.calls());

  @AfterEach
  void close() {
    simulated.close();
  }

  @Override
  protected ContentCheck check() {
    return check;
  }

  @Override
  protected Identity person() {
    return alice;
  }

  @Override
  protected void judge(String nickname, Verdict verdict) {
    simulated
        .wechat()
        .contentRules()
        .word(
            nickname,
            switch (verdict) {
              case PASS -> dev.minipassport.simulator.content.Verdict.PASS;
              case REVIEW -> dev.minipassport.simulator.content.Verdict.review(10001);
              case RISKY -> dev.minipassport.simulator.content.Verdict.risky(20002);
            });
  }

  @Override
  protected void seeNobody() {
    simulated.wechat().clock().advance(Duration.ofMinutes(121));
  }

  @Override
  protected void fail() {
    simulated.wechat().fail(Fault.RESET_AFTER);
  }
}
