package dev.minipassport.grpc.service.privacy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushFormat;
import dev.minipassport.v1.HandlePushRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads what WeChat pushed, as the backend hands it over.
final class PushFields {
  static final UnaryOperator<String> REPLY = within(20_480);
  static final UnaryOperator<String> NONCE = within(128);
  private static final UnaryOperator<String> QUERY = within(4096);

  private PushFields() {}

  static @Nullable PushDelivery delivery(Fields fields, HandlePushRequest request, Clock clock) {
    Boolean verification = fields.read("method", request.getMethod(), PushFields::verification);
    String query = fields.read("query", request.getQuery(), QUERY);
    PushBody body = fields.read("body", request.getBody(), PushFields::body);
    Instant receivedAt =
        request.hasReceivedAt()
            ? fields.read("received_at", request.getReceivedAt(), PushFields::instant)
            : clock.instant();
    return verification == null || query == null || body == null || receivedAt == null
        ? null
        : new PushDelivery(verification, query, body, receivedAt);
  }

  private static boolean verification(HandlePushRequest.Method method) {
    return switch (method) {
      case METHOD_GET -> true;
      case METHOD_POST -> false;
      case METHOD_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be METHOD_GET or METHOD_POST");
    };
  }

  private static PushBody body(ByteString bytes) {
    if (bytes.size() > PushBody.LONGEST) {
      throw new IllegalArgumentException("must have at most " + PushBody.LONGEST + " bytes");
    }
    return new PushBody(bytes.toByteArray());
  }

  private static Instant instant(Timestamp timestamp) {
    try {
      return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    } catch (DateTimeException | ArithmeticException _) {
      throw new IllegalArgumentException("must be a moment of this age");
    }
  }

  static PushFormat format(dev.minipassport.v1.PushFormat format) {
    return switch (format) {
      case PUSH_FORMAT_JSON -> PushFormat.JSON;
      case PUSH_FORMAT_XML -> PushFormat.XML;
      case PUSH_FORMAT_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a format of the proto");
    };
  }

  private static UnaryOperator<String> within(int most) {
    return text -> {
      if (text.isEmpty() || text.length() > most) {
        throw new IllegalArgumentException("must have 1 to " + most + " characters");
      }
      return text;
    };
  }
}
