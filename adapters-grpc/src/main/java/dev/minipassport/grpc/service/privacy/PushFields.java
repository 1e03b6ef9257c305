package dev.minipassport.grpc.service.privacy;

import com.google.protobuf.ByteString;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.TimeFields;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushFormat;
import dev.minipassport.v1.HandlePushRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what WeChat pushed, as the backend hands it over.
final class PushFields {
  static final Function<String, String> REPLY = Fields.within(1, 20_480);
  static final Function<String, String> NONCE = Fields.within(1, 128);
  private static final Function<String, String> QUERY = Fields.within(1, 4096);

  private PushFields() {}

  static @Nullable PushDelivery delivery(Fields fields, HandlePushRequest request, Clock clock) {
    Boolean verification = fields.read("method", request.getMethod(), PushFields::verification);
    String query = fields.read("query", request.getQuery(), QUERY);
    PushBody body = fields.read("body", request.getBody(), PushFields::body);
    if (Boolean.TRUE.equals(verification) && !request.getBody().isEmpty()) {
      fields.refuse("body", "must be empty for METHOD_GET");
    }
    Instant receivedAt =
        request.hasReceivedAt()
            ? fields.read("received_at", request.getReceivedAt(), TimeFields::instant)
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

  static PushFormat format(dev.minipassport.v1.PushFormat format) {
    return switch (format) {
      case PUSH_FORMAT_JSON -> PushFormat.JSON;
      case PUSH_FORMAT_XML -> PushFormat.XML;
      case PUSH_FORMAT_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a format of the proto");
    };
  }
}
