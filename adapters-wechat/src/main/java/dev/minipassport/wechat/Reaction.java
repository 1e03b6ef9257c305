package dev.minipassport.wechat;

/// What an error code of `jscode2session` means for the one who logs in (protocol 3.3, 4).
enum Reaction {
  /// The code is wrong, expired or of another app; or we sent none, which is as final for it.
  EXPIRED,
  /// The code was exchanged before.
  USED,
  /// WeChat keeps a high-risk person out.
  BLOCKED,
  /// Busy; whether the code survives is not known.
  BUSY,
  /// Too frequent; open again in a minute.
  MINUTE_QUOTA,
  /// Too many today; open again at midnight in Beijing.
  DAY_QUOTA,
  /// The app or our request is refused before the code is looked at: operators must act.
  CREDENTIALS,
  /// Not listed for this call: the code may be spent.
  UNKNOWN;

  static Reaction to(int errcode) {
    return switch (errcode) {
      case 40029, 41008 -> EXPIRED;
      case 40163 -> USED;
      case 40226 -> BLOCKED;
      case -1 -> BUSY;
      case 45011 -> MINUTE_QUOTA;
      case 45009 -> DAY_QUOTA;
      case 40001, 40002, 40013, 40125, 40164, 40243, 41002, 41004, 43002, 48001 -> CREDENTIALS;
      case 50002, 50004, 50007, 61003, 61007, 89503, 89506, 89507 -> CREDENTIALS;
      case 40230, 40231, 40232, 40233, 40234, 40235 -> CREDENTIALS;
      case 40236, 40237, 40238, 40239, 40240 -> CREDENTIALS;
      default -> UNKNOWN;
    };
  }
}
