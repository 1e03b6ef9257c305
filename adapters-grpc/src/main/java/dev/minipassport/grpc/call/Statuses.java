package dev.minipassport.grpc.call;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.UnknownApp;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Optional;

/// Mints every status that is not OK, as the table beside the proto files has it: an `ErrorInfo`
/// always, and what else helps the caller to go on.
public final class Statuses {
  public static final String DOMAIN = "minipassport.dev";

  private static final String DEFECT =
      "The service made a mistake; nothing is known of the outcome. Tell its operator the time of"
          + " this call.";

  private Statuses() {}

  /// The status that `problem` is shown as. `problem` stays its cause, which is not sent.
  public static StatusRuntimeException of(Throwable problem) {
    var reason = Reason.of(problem);
    var status =
        Status.newBuilder()
            .setCode(reason.code().value())
            .setMessage(text(problem))
            .addDetails(Any.pack(errorInfo(reason)));
    if (problem instanceof InvalidRequest invalid) {
      status.addDetails(
          Any.pack(BadRequest.newBuilder().addAllFieldViolations(invalid.violations()).build()));
    }
    if (problem instanceof Fault fault) {
      retryAfter(fault).ifPresent(delay -> status.addDetails(Any.pack(retryInfo(delay))));
    }
    StatusRuntimeException minted = StatusProto.toStatusRuntimeException(status.build());
    return minted.getStatus().withCause(problem).asRuntimeException(minted.getTrailers());
  }

  /// Ends `call` with the status that `problem` is shown as.
  public static void end(ServerCall<?, ?> call, Throwable problem) {
    StatusRuntimeException minted = of(problem);
    Metadata trailers = minted.getTrailers();
    call.close(minted.getStatus(), trailers == null ? new Metadata() : trailers);
  }

  private static String text(Throwable problem) {
    String said = problem.getMessage();
    if (said == null || Reason.of(problem) == Reason.INTERNAL) {
      return DEFECT;
    }
    return problem instanceof Fault fault
        ? said + retryAfter(fault).map(delay -> " Delay: " + delay.toMillis() + " ms.").orElse("")
        : said;
  }

  private static Optional<Duration> retryAfter(Fault fault) {
    return switch (fault) {
      case Overloaded overloaded -> Optional.of(overloaded.retryAfter());
      case QuotaReached reached -> Optional.of(reached.retryAfter());
      case Unavailable unavailable -> Optional.of(unavailable.retryAfter());
      case AppCredentialsRejected _, CallerGone _, UnknownApp _ -> Optional.empty();
    };
  }

  private static ErrorInfo errorInfo(Reason reason) {
    return ErrorInfo.newBuilder().setDomain(DOMAIN).setReason(reason.name()).build();
  }

  private static RetryInfo retryInfo(Duration delay) {
    return RetryInfo.newBuilder().setRetryDelay(duration(delay)).build();
  }

  private static com.google.protobuf.Duration duration(Duration delay) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(delay.getSeconds())
        .setNanos(delay.getNano())
        .build();
  }
}
