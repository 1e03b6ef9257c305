package dev.minipassport.testkit.memory;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LoginCode;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.testkit.ConfiguredApps;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.contract.CodeExchangeContract;
import java.util.Optional;

final class ScriptedExchangeTest extends CodeExchangeContract {
  private final ConfiguredApps apps = new ConfiguredApps();
  private final ScriptedExchange exchange = new ScriptedExchange(apps);

  ScriptedExchangeTest() {
    apps.serve(Passport.APP, SessionTerms.DEFAULT);
    apps.serve(Passport.OTHER_APP, SessionTerms.DEFAULT);
  }

  @Override
  protected CodeExchange exchange() {
    return exchange;
  }

  @Override
  protected LoginCode codeOf(AppId app, OpenId person) {
    return exchange.codeOf(app, person, Optional.empty());
  }

  @Override
  protected void busyOnce() {
    exchange.nextAnswers(CodeExchange.Exchange.Busy::new);
  }
}
