package dev.minipassport.prompt;

import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;

/// What a client says of itself. It is believed only where believing it can do no harm: when its
/// version was published, it is not asked.
///
/// @param weChat WeChat's own version, for the record
/// @param miniProgram the version of the mini program, by which the configuration knows the day it
///     was published
/// @param scene where the mini program was opened from, as WeChat numbers it
/// @param privacyAuthorizationNeeded what `wx.getPrivacySetting` says (protocol 13.4)
public record ClientFacts(
    LibraryVersion baseLibrary,
    Platform platform,
    String weChat,
    Environment environment,
    String miniProgram,
    int scene,
    boolean canUseOpenData,
    boolean canUseGetUserProfile,
    boolean canUseGetUserInfoButton,
    boolean canUseChooseAvatar,
    boolean canUseNicknameInput,
    boolean canUseGetPhoneNumber,
    boolean canUseGetRealtimePhoneNumber,
    boolean privacyAuthorizationNeeded) {

  /// Older base libraries neither ask for WeChat's privacy authorisation nor expose it (protocol
  /// 13.4).
  private static final LibraryVersion PRIVACY = LibraryVersion.of("2.32.3");

  /// Which kind of version runs.
  public enum Environment {
    RELEASE,
    TRIAL,
    DEVELOP
  }

  /// Whether WeChat's privacy authorisation has to come before anything is collected.
  boolean privacyFirst() {
    return privacyAuthorizationNeeded && !baseLibrary.before(PRIVACY);
  }
}
