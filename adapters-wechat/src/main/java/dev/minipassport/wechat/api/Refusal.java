package dev.minipassport.wechat.api;

/// What an error code means wherever an access token is asked for or used (protocol 3.3).
public enum Refusal {
  /// WeChat is busy; whether the call was carried out is not known.
  BUSY,
  /// Too frequent; open again in a minute.
  MINUTE_QUOTA,
  /// Too many today; open again at midnight in Beijing.
  DAY_QUOTA,
  /// The access token is not or no longer good; where one is asked for, the secret is wrong.
  TOKEN,
  /// The secret is wrong.
  SECRET,
  /// The app, its permissions or the address of this server are refused: operators must act.
  OPERATOR,
  /// An outcome of the endpoint, or a defect of the request.
  OTHER;

  static Refusal by(int errcode) {
    return switch (errcode) {
      case -1 -> BUSY;
      case 45011, 44991 -> MINUTE_QUOTA;
      case 45009 -> DAY_QUOTA;
      case 40001, 40014, 42001 -> TOKEN;
      case 40125 -> SECRET;
      case 40013, 40164, 40243, 48001, 50002, 50004, 50007 -> OPERATOR;
      case 61003, 61007, 89503, 89506, 89507 -> OPERATOR;
      case 40230, 40231, 40232, 40233, 40234, 40235 -> OPERATOR;
      case 40236, 40237, 40238, 40239, 40240 -> OPERATOR;
      default -> OTHER;
    };
  }
}
