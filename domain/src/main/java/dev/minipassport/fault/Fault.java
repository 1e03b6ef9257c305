package dev.minipassport.fault;

/// What no client can mend. The texts are shown to callers: they say what to do and hold no secret.
public abstract sealed class Fault extends RuntimeException
    permits AppCredentialsRejected, CallerGone, Overloaded, QuotaReached, Unavailable, UnknownApp {

  Fault(String message) {
    super(message);
  }

  Fault(String message, Throwable cause) {
    super(message, cause);
  }
}
