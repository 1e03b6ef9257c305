package dev.minipassport.wechat.call;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.SessionKey;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.wechat.StubServer;
import dev.minipassport.wechat.token.AccessTokens;
import dev.minipassport.wechat.token.TokenWiring;
import java.util.Optional;
import java.util.UUID;

/// Calls to a simulated WeChat that knows one app. Tokens are the simulator's, whoever is called.
public final class SimulatedCalls implements AutoCloseable {
  private final WeChatSimulator wechat = WeChatSimulator.start();
  private final TokenWiring wiring = new TokenWiring();
  private final AccessTokens tokens = wiring.open(wechat.baseUri());
  private final WeChatCalls calls =
      new WeChatCalls(TokenWiring.options(wechat.baseUri()), tokens, wiring.time());
  private final SimulatedApp app = wechat.registerApp(APP.value(), TokenWiring.SECRET);

  public WeChatSimulator wechat() {
    return wechat;
  }

  public SimulatedApp app() {
    return app;
  }

  public WeChatCalls calls() {
    return calls;
  }

  /// Calls that `server` answers.
  public WeChatCalls to(StubServer server) {
    return new WeChatCalls(TokenWiring.options(server.uri()), tokens, wiring.time());
  }

  /// Somebody who logged in just now.
  public SimulatedPerson visitor(String name) {
    SimulatedPerson person = wechat.person(name);
    String _ = person.login(app);
    return person;
  }

  /// The person as the app knows them.
  public Identity identity(SimulatedPerson person) {
    return new Identity(
        new IdentityId(new UUID(1, person.name().hashCode())),
        APP,
        new OpenId(person.openId(app)),
        Optional.empty(),
        new AccountId(new UUID(2, person.name().hashCode())),
        Generation.FIRST);
  }

  /// The session key that holds now.
  public SessionKey key(SimulatedPerson person) {
    return new SessionKey(person.sessionKey(app).orElseThrow().getBytes(US_ASCII));
  }

  @Override
  public void close() {
    calls.close();
    tokens.close();
    wechat.close();
  }
}
