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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A WeChat of our own, which knows the apps we serve.
public final class SimulatedWeChat {

  /// The mini program that is there without any configuration.
  static final AppId DEMO_APP = new AppId("wx1234567890abcdef");

  private static final int HIGHEST_PORT = 65_535;

  private SimulatedWeChat() {}

  /// Starts a simulator that lets the code of developer tools without an AppID sign in.
  ///
  /// @param option what the person who started it chooses the port with
  public static WeChatSimulator open(int port, String option) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw Refusal.ofUsage(option + " must be from 0 to " + HIGHEST_PORT + ".");
    }
    try {
      return WeChatSimulator.start(SimulatorOptions.DEFAULT.acceptingMockCode().withPort(port));
    } catch (UncheckedIOException e) {
      throw Refusal.failed(
          "The simulator cannot listen on port %d: %s. Choose another with %s, or 0 for a free one."
              .formatted(port, reason(e.getCause()), option),
          e);
    }
  }

  static String reason(@Nullable IOException refused) {
    String told = refused == null ? "" : String.valueOf(refused.getMessage());
    if (told.contains("Permission denied")) {
      return "this user may not use it (most systems reserve those below 1024)";
    }
    return told.contains("in use") ? "it is taken" : "the system says: " + told;
  }

  /// An app with a secret of its own at each start, and a first visit to play.
  public static AppSettings demoApp(RandomGenerator random) {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    return new AppSettings(
        new App(DEMO_APP, Optional.of(new OwnerId("demo"))),
        new AppSecret(HexFormat.of().formatHex(secret)),
        SessionTerms.DEFAULT,
        Set.of("cdn.example.com"),
        Map.of(),
        List.of(DemoPurpose.PROFILE));
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
