package dev.minipassport.grpc.call;

import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.UnknownApp;
import io.grpc.Status.Code;

/// Why a call has no outcome: the stable `ErrorInfo.reason`, and the status it stands beside.
public enum Reason {
  INVALID_ARGUMENT(Code.INVALID_ARGUMENT),
  MESSAGE_UNREADABLE(Code.INVALID_ARGUMENT),
  CALLER_DENIED(Code.PERMISSION_DENIED),
  APP_UNKNOWN(Code.NOT_FOUND),
  APP_CREDENTIALS_REJECTED(Code.FAILED_PRECONDITION),
  WECHAT_QUOTA_REACHED(Code.RESOURCE_EXHAUSTED),
  OVERLOADED(Code.RESOURCE_EXHAUSTED),
  WECHAT_UNAVAILABLE(Code.UNAVAILABLE),
  STORE_UNAVAILABLE(Code.UNAVAILABLE),
  DRAINING(Code.UNAVAILABLE),
  CALLER_GONE(Code.DEADLINE_EXCEEDED),
  OUTCOME_UNKNOWN(Code.DEADLINE_EXCEEDED),
  INTERNAL(Code.INTERNAL);

  private final Code code;

  Reason(Code code) {
    this.code = code;
  }

  Code code() {
    return code;
  }

  public static Reason of(Throwable problem) {
    return switch (problem) {
      case Fault fault -> of(fault);
      case InvalidRequest _ -> INVALID_ARGUMENT;
      case UnreadableRequest _ -> MESSAGE_UNREADABLE;
      case CallerDenied _ -> CALLER_DENIED;
      case Draining _ -> DRAINING;
      case OutcomeUnknown _ -> OUTCOME_UNKNOWN;
      default -> INTERNAL;
    };
  }

  private static Reason of(Fault fault) {
    return switch (fault) {
      case AppCredentialsRejected _ -> APP_CREDENTIALS_REJECTED;
      case CallerGone _ -> CALLER_GONE;
      case Overloaded _ -> OVERLOADED;
      case QuotaReached _ -> WECHAT_QUOTA_REACHED;
      case Unavailable unavailable ->
          switch (unavailable.dependency()) {
            case STORE -> STORE_UNAVAILABLE;
            case WECHAT -> WECHAT_UNAVAILABLE;
          };
      case UnknownApp _ -> APP_UNKNOWN;
    };
  }
}
