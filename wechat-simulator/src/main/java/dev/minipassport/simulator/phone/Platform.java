package dev.minipassport.simulator.phone;

/// Where WeChat runs.
public enum Platform {
  IOS,
  ANDROID,
  OHOS,
  WINDOWS,
  MAC,
  DEVTOOLS;

  boolean desktop() {
    return this == WINDOWS || this == MAC;
  }
}
