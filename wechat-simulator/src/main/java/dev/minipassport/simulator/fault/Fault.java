package dev.minipassport.simulator.fault;

import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.time.Duration;

/// What can go wrong. As it stands a fault befalls every call until it is healed; the methods
/// narrow it.
public enum Fault {
  /// The answer comes later, 1 s if nothing else is said. The call itself is not late: its code is
  /// spent.
  LATENCY(Moment.LATE),

  /// errcode -1, the code unspent.
  BUSY(Moment.INSTEAD, -1),
  /// The connection is reset, the code unspent.
  RESET_BEFORE(Moment.INSTEAD),
  /// The request is read and never answered, the code unspent.
  HANG(Moment.INSTEAD),
  /// HTTP 502 with a page of HTML, the code unspent.
  GATEWAY_HTML(Moment.INSTEAD),
  /// HTTP 500 with an empty body, the code unspent.
  SERVER_ERROR(Moment.INSTEAD),
  /// HTTP 302 to another path, the code unspent.
  REDIRECT(Moment.INSTEAD),
  /// errcode 45011, the code unspent.
  QUOTA_MINUTE(Moment.INSTEAD, 45011),
  /// errcode 45009, the code unspent.
  QUOTA_DAY(Moment.INSTEAD, 45009),
  /// An errcode that nobody documents (99999, or any other that is asked for), the code unspent.
  UNKNOWN_ERROR(Moment.INSTEAD, 99999),
  /// errcode 40226, the code unspent.
  CODE_BLOCKED(Moment.INSTEAD, 40226),
  /// errcode 40125, the code unspent.
  BAD_SECRET(Moment.INSTEAD, 40125),
  /// errcode 40243 (or 50002, 50004, 50007 where asked for), the code unspent.
  APP_FROZEN(Moment.INSTEAD, 40243),
  /// errcode 40001, as if another holder had the token replaced.
  TOKEN_RETIRED(Moment.INSTEAD, 40001),
  /// errcode 42001.
  TOKEN_EXPIRED(Moment.INSTEAD, 42001),

  /// errcode -1 although the code was spent.
  BUSY_AFTER(Moment.AFTER, -1),
  /// The connection is reset after the code was spent.
  RESET_AFTER(Moment.AFTER),
  /// Half of the body, then the end of the connection.
  TRUNCATED_BODY(Moment.AFTER),
  /// HTTP 200 and no body.
  EMPTY_BODY(Moment.AFTER),
  /// Every field of the answer has another JSON type.
  WRONG_TYPES(Moment.AFTER),
  /// Numbers come as strings, `errcode` among them, present even in a success.
  NUMBERS_AS_STRINGS(Moment.AFTER),
  /// A success without `openid`.
  MISSING_OPENID(Moment.AFTER),
  /// A success without `session_key`.
  MISSING_SESSION_KEY(Moment.AFTER),
  /// A success without `unionid`.
  UNIONID_MISSING(Moment.AFTER),
  /// An `openid` of 10 KB.
  ABSURD_OPENID(Moment.AFTER),
  /// Fields that nobody knows, `expires_in` among them.
  EXTRA_FIELDS(Moment.AFTER),
  /// A valid body, blown up to 10 MB.
  HUGE_BODY(Moment.AFTER),
  /// The body byte by byte, 100 ms apart if nothing else is said.
  SLOW_DRIP(Moment.AFTER),
  /// A gzip body of 50 KB that unpacks to 50 MB.
  GZIP_BOMB(Moment.AFTER);

  private final Moment moment;
  private final int errcode;

  Fault(Moment moment) {
    this(moment, 0);
  }

  Fault(Moment moment, int errcode) {
    this.moment = moment;
    this.errcode = errcode;
  }

  Moment moment() {
    return moment;
  }

  int errcode() {
    return errcode;
  }

  public Injection everywhere() {
    return Injection.of(this);
  }

  public Injection forApp(SimulatedApp app) {
    return everywhere().forApp(app);
  }

  public Injection forPerson(SimulatedPerson person) {
    return everywhere().forPerson(person);
  }

  /// Narrows the fault to one endpoint.
  ///
  /// @see Injection#on(String)
  public Injection on(String endpoint) {
    return everywhere().on(endpoint);
  }

  /// Lets the fault heal by itself.
  ///
  /// @see Injection#next(int)
  public Injection next(int calls) {
    return everywhere().next(calls);
  }

  /// Gives the fault a delay.
  ///
  /// @see Injection#lasting(Duration)
  public Injection lasting(Duration delay) {
    return everywhere().lasting(delay);
  }

  /// Gives the fault an errcode.
  ///
  /// @see Injection#withErrcode(int)
  public Injection withErrcode(int code) {
    return everywhere().withErrcode(code);
  }

  /// When a fault strikes, seen from the code of a login.
  enum Moment {
    /// The call is answered as ever, only later.
    LATE,
    /// The call is not carried out.
    INSTEAD,
    /// The call is carried out, its answer is spoilt.
    AFTER
  }
}
