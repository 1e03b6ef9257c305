package dev.minipassport.wechat;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LoginCode;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.contract.CodeExchangeContract;
import dev.minipassport.wechat.secret.Secrets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

final class WeChatCodeExchangeContractTest extends CodeExchangeContract {
  private static final Secrets SECRETS = Secrets.only(new AppSecret("secret"));

  private final WeChatSimulator wechat = WeChatSimulator.start();
  private final Map<AppId, SimulatedApp> apps =
      Map.of(
          Passport.APP, wechat.registerApp(Passport.APP.value(), "secret"),
          Passport.OTHER_APP, wechat.registerApp(Passport.OTHER_APP.value(), "secret"));
  private final WeChatCodeExchange exchange =
      new WeChatCodeExchange(
          WeChatOptions.at(wechat.baseUri()),
          app -> apps.containsKey(app) ? Optional.of(SECRETS) : Optional.empty(),
          new Timepieces(Clock.systemUTC(), System::nanoTime, new Random(7)));

  @AfterEach
  void stop() {
    exchange.close();
    wechat.close();
  }

  @Override
  protected CodeExchange exchange() {
    return exchange;
  }

  @Override
  protected LoginCode codeOf(AppId app, OpenId person) {
    SimulatedApp there = apps.get(app);
    if (there == null) {
      throw new IllegalArgumentException("no such app: " + app);
    }
    return new LoginCode(
        wechat.newPerson(person.value()).openId(there, person.value()).register().login(there));
  }

  @Override
  protected void busyOnce() {
    wechat.fail(Fault.BUSY.next(1));
  }
}
