package dev.minipassport.simulator.api;

/// WeChat's error codes with their literal texts, and what stands between text and request id.
public enum WeChatError {
  NO_SUCH_DATA(1, "data not exit", " "),
  SYSTEM_ERROR(-1, "system error", " "),
  INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest", " "),
  INVALID_GRANT_TYPE(40002, "invalid grant_type", ", "),
  INVALID_OPENID(40003, "invalid openid", " "),
  INVALID_MEDIA_TYPE(40004, "invalid media type", " "),
  INVALID_APPID(40013, "invalid appid", " "),
  INVALID_CODE(40029, "invalid code", ", "),
  INVALID_PHONE_CODE(40029, "invalid code hint: [%s]", " "),
  INVALID_ARGS(40097, "invalid args", " "),
  INVALID_APPSECRET(40125, "invalid appsecret", ", "),
  INVALID_SCENE(40129, "invalid scene", " "),
  CODE_USED(40163, "code been used", ", "),
  IP_REFUSED(40164, "invalid ip %s ipv6 ::ffff:%s, not in whitelist", " "),
  CODE_BLOCKED(40226, "code blocked", ", "),
  APPSECRET_FROZEN(40243, "appsecret is frozen", " "),
  ACCESS_TOKEN_MISSING(41001, "access_token missing", " "),
  APPID_MISSING(41002, "appid missing", ", "),
  APPSECRET_MISSING(41004, "appsecret missing", ", "),
  CODE_MISSING(41008, "missing code", ", "),
  ACCESS_TOKEN_EXPIRED(42001, "access_token expired", " "),
  POST_REQUIRED(43002, "require POST method", " "),
  EMPTY_POST(44002, "empty post data", " "),
  CHECK_QUOTA(44991, "reach max api minute frequence", " "),
  DAY_QUOTA(45009, "reach max api daily quota limit", " "),
  MINUTE_QUOTA(45011, "api minute-quota reach limit  mustslower  retry next minute", " "),
  DATA_FORMAT(47001, "data format error", " "),
  ACCOUNT_LIMITED(50002, "user limited", " "),
  TOKEN_FORBIDDEN(50004, "access_token api forbidden", " "),
  ACCOUNT_FROZEN(50007, "account frozen", " "),
  NO_RECENT_VISIT(61010, "code is expired", " "),
  KEY_EXPIRED(87007, "session_key is not existd or expired", " "),
  INVALID_SIG_METHOD(87008, "invalid sig_method", " "),
  INVALID_SIGNATURE(87009, "invalid signature", " "),
  REPEATED_TOO_OFTEN(87020, "repeat request limit exceeded", " ");

  private final int errcode;
  private final String text;
  private final String separator;

  WeChatError(int errcode, String text, String separator) {
    this.errcode = errcode;
    this.text = text;
    this.separator = separator;
  }

  public Answer.Refused refused() {
    return new Answer.Refused(errcode, text, separator);
  }

  /// For texts that name something: the caller's address, or a hint.
  public Answer.Refused refused(String named) {
    return new Answer.Refused(errcode, text.replace("%s", named), separator);
  }

  /// The answer for a code by its number; an undocumented number gets an undocumented text.
  static Answer.Refused refusedWith(int errcode) {
    for (WeChatError error : values()) {
      if (error.errcode == errcode) {
        return error.refused();
      }
    }
    return new Answer.Refused(errcode, "unexpected condition", " ");
  }
}
