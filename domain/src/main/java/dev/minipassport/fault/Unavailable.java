package dev.minipassport.fault;

import java.time.Duration;

/// A dependency did not answer, and nothing was acknowledged. The same request may be repeated
/// after [#retryAfter()]: a login code in it is unspent.
public final class Unavailable extends Fault {
  private final Dependency dependency;
  private final Duration retryAfter;

  public Unavailable(Dependency dependency, Duration retryAfter, Throwable cause) {
    super(dependency.text, cause);
    this.dependency = dependency;
    this.retryAfter = retryAfter;
  }

  public Unavailable(Dependency dependency, Duration retryAfter) {
    super(dependency.text);
    this.dependency = dependency;
    this.retryAfter = retryAfter;
  }

  public Dependency dependency() {
    return dependency;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  public enum Dependency {
    STORE("The session store does not answer; repeat the request after the given delay."),
    WECHAT("WeChat cannot be reached; the code is unspent, repeat it after the given delay.");

    private final String text;

    Dependency(String text) {
      this.text = text;
    }
  }
}
