package dev.minipassport.app.simulation;

import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.AppSettings;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulator;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A WeChat of our own, which knows the apps we serve.
public final class SimulatedWeChat {

  /// The mini program that is there without any configuration.
  static final AppId DEMO_APP = new AppId("wx1234567890abcdef");

  private SimulatedWeChat() {}

  /// Starts a simulator that lets the code of developer tools without an AppID sign in.
  public static WeChatSimulator open(int port) {
    if (port < 0 || port > 65_535) {
      throw Refusal.ofUsage("--port must be from 0 to 65535.");
    }
    try {
      return WeChatSimulator.start(SimulatorOptions.DEFAULT.acceptingMockCode().withPort(port));
    } catch (UncheckedIOException e) {
      throw Refusal.failed(
          "The simulator cannot listen on port "
              + port
              + ": it is taken. Choose another with --port, or 0 for a free one.",
          e);
    }
  }

  /// An app with a secret of its own at each start.
  public static AppSettings demoApp(RandomGenerator random) {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    return new AppSettings(
        new App(DEMO_APP, Optional.of(new OwnerId("demo"))),
        new AppSecret(HexFormat.of().formatHex(secret)),
        SessionTerms.DEFAULT);
  }

  /// Lets the people of the simulator use the app, also after a reset.
  public static void register(WeChatSimulator simulator, AppSettings app) {
    String id = app.app().id().value();
    Optional<OwnerId> owner = app.app().owner();
    var _ =
        app.secret()
            .use(
                secret ->
                    owner.isPresent()
                        ? simulator.registerApp(id, secret, owner.get().value())
                        : simulator.registerApp(id, secret));
    simulator.keepApps();
  }
}
