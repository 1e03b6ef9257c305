package dev.minipassport.wechat.call;

import static dev.minipassport.wechat.call.Endpoint.Effect.LASTING;
import static dev.minipassport.wechat.call.Endpoint.Effect.NONE;

/// The calls that need an access token (protocol 2). `GET` takes a query, `POST` a body as well.
public enum Endpoint {
  CHECK_SESSION(Method.GET, "/wxa/checksession", NONE),
  RESET_USER_SESSION_KEY(Method.GET, "/wxa/resetusersessionkey", LASTING),
  GET_USER_ENCRYPT_KEY(Method.GET, "/wxa/business/getuserencryptkey", NONE),
  GET_USER_PHONE_NUMBER(Method.POST, "/wxa/business/getuserphonenumber", LASTING),
  CHECK_ENCRYPTED_MSG(Method.POST, "/wxa/business/checkencryptedmsg", NONE),
  MSG_SEC_CHECK(Method.POST, "/wxa/msg_sec_check", NONE),
  MEDIA_CHECK_ASYNC(Method.POST, "/wxa/media_check_async", LASTING);

  private final Method method;
  private final String path;
  private final Effect effect;

  Endpoint(Method method, String path, Effect effect) {
    this.method = method;
    this.path = path;
    this.effect = effect;
  }

  enum Method {
    GET,
    POST
  }

  /// What a call leaves behind at WeChat, and so whether it may be repeated.
  enum Effect {
    /// Nothing: it may be repeated.
    NONE,
    /// A code is spent, a key replaced, a check begun: a call in doubt stays in doubt.
    LASTING
  }

  Method method() {
    return method;
  }

  String path() {
    return path;
  }

  boolean repeatable() {
    return effect == NONE;
  }

  /// The last segment of the path, as WeChat names the call.
  @Override
  public String toString() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
