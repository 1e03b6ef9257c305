package dev.minipassport.testkit;

import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.prompt.ClientFacts;
import dev.minipassport.prompt.ClientFacts.Environment;

/// Makes clients for tests: a phone that can do nothing yet, in a released version.
public record AClient(ClientFacts facts) {
  public static final String VERSION = "1.0.0";

  public static AClient withLibrary(String version) {
    return new AClient(
        new ClientFacts(
            LibraryVersion.of(version),
            Platform.IOS,
            "8.0.50",
            Environment.RELEASE,
            VERSION,
            1001,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false));
  }

  /// A phone of today, which has the avatar and nickname form.
  public static ClientFacts ofToday() {
    return withLibrary("3.7.0").able(false, true, true, true).withPhone(true, false).facts();
  }

  public AClient on(Platform platform) {
    return with(platform, facts.environment(), facts.privacyAuthorizationNeeded());
  }

  public AClient in(Environment environment) {
    return with(facts.platform(), environment, facts.privacyAuthorizationNeeded());
  }

  public AClient privacyNeeded() {
    return with(facts.platform(), facts.environment(), true);
  }

  /// What it says it can do.
  public AClient able(boolean openData, boolean profile, boolean button, boolean form) {
    return new AClient(
        new ClientFacts(
            facts.baseLibrary(),
            facts.platform(),
            facts.weChat(),
            facts.environment(),
            facts.miniProgram(),
            facts.scene(),
            openData,
            profile,
            button,
            form,
            form,
            facts.canUseGetPhoneNumber(),
            facts.canUseGetRealtimePhoneNumber(),
            facts.privacyAuthorizationNeeded()));
  }

  /// Which phone buttons it says it has.
  public AClient withPhone(boolean quick, boolean realtime) {
    return new AClient(
        new ClientFacts(
            facts.baseLibrary(),
            facts.platform(),
            facts.weChat(),
            facts.environment(),
            facts.miniProgram(),
            facts.scene(),
            facts.canUseOpenData(),
            facts.canUseGetUserProfile(),
            facts.canUseGetUserInfoButton(),
            facts.canUseChooseAvatar(),
            facts.canUseNicknameInput(),
            quick,
            realtime,
            facts.privacyAuthorizationNeeded()));
  }

  private AClient with(Platform platform, Environment environment, boolean privacy) {
    return new AClient(
        new ClientFacts(
            facts.baseLibrary(),
            platform,
            facts.weChat(),
            environment,
            facts.miniProgram(),
            facts.scene(),
            facts.canUseOpenData(),
            facts.canUseGetUserProfile(),
            facts.canUseGetUserInfoButton(),
            facts.canUseChooseAvatar(),
            facts.canUseNicknameInput(),
            facts.canUseGetPhoneNumber(),
            facts.canUseGetRealtimePhoneNumber(),
            privacy));
  }
}
