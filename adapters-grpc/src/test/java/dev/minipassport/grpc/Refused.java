package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/// A status that is not OK, as a caller reads it.
record Refused(Status status, Metadata trailers) {

  static Refused by(ThrowingCallable call) {
    var thrown = catchThrowableOfType(StatusRuntimeException.class, call);
    if (thrown == null) {
      throw new AssertionError("the call was answered with an outcome");
    }
    return of(thrown);
  }

  static Refused of(StatusRuntimeException thrown) {
    Metadata trailers = thrown.getTrailers();
    return new Refused(thrown.getStatus(), trailers == null ? new Metadata() : trailers);
  }

  static Optional<ErrorInfo> errorInfo(Status status, @Nullable Metadata trailers) {
    return new Refused(status, trailers == null ? new Metadata() : trailers)
        .detail(ErrorInfo.class)
        .filter(info -> info.getDomain().equals("minipassport.dev"));
  }

  Status.Code code() {
    return status.getCode();
  }

  String text() {
    return String.valueOf(status.getDescription());
  }

  String reason() {
    return errorInfo(status, trailers).orElseThrow().getReason();
  }

  Optional<Duration> retryAfter() {
    return detail(RetryInfo.class)
        .map(info -> info.getRetryDelay())
        .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
  }

  /// The fields named in `BadRequest`, in order.
  List<String> fields() {
    return detail(BadRequest.class).orElseThrow().getFieldViolationsList().stream()
        .map(BadRequest.FieldViolation::getField)
        .toList();
  }

  private <M extends Message> Optional<M> detail(Class<M> type) {
    com.google.rpc.Status details = StatusProto.fromStatusAndTrailers(status, trailers);
    return details.getDetailsList().stream()
        .filter(any -> any.is(type))
        .findFirst()
        .map(any -> unpacked(any, type));
  }

  private static <M extends Message> M unpacked(Any any, Class<M> type) {
    try {
      return any.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
