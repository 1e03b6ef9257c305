package dev.minipassport.testkit.memory;

import dev.minipassport.content.ContentCheck;
import dev.minipassport.content.Verdict;
import dev.minipassport.identity.Identity;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedContentCheck;
import dev.minipassport.testkit.contract.ContentCheckContract;

final class ScriptedContentCheckTest extends ContentCheckContract {
  private final ScriptedContentCheck check = new ScriptedContentCheck();

  @Override
  protected ContentCheck check() {
    return check;
  }

  @Override
  protected Identity person() {
    return People.known(Passport.ALICE);
  }

  @Override
  protected void judge(String nickname, Verdict verdict) {
    check.judge(nickname, verdict);
  }

  @Override
  protected void seeNobody() {
    check.seeNobody();
  }

  @Override
  protected void fail() {
    check.fail();
  }
}
