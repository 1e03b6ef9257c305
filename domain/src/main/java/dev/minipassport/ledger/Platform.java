package dev.minipassport.ledger;

/// What WeChat runs on, as `wx.getDeviceInfo` tells.
public enum Platform {
  IOS,
  ANDROID,
  OHOS,
  WINDOWS,
  MAC,
  DEVTOOLS;

  /// Clients on a PC lack the avatar and nickname form for longer (protocol 13.1, 13.3).
  public boolean isDesktop() {
    return this == WINDOWS || this == MAC;
  }
}
