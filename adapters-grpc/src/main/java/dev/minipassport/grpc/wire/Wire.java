package dev.minipassport.grpc.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.minipassport.identity.UnionId;
import dev.minipassport.session.NotValid;
import dev.minipassport.v1.Session;
import java.time.Duration;
import java.time.Instant;

/// The words that several answers share, as the proto spells them.
public final class Wire {
  public static final dev.minipassport.v1.NotValid MALFORMED =
      notValid(dev.minipassport.v1.NotValid.Reason.REASON_MALFORMED);

  private Wire() {}

  public static Session session(dev.minipassport.session.Session.Live live, Instant expiresAt) {
    var identity = live.identity();
    var session =
        Session.newBuilder()
            .setSessionIdBytes(encoded(live.id().toString()))
            .setAccountIdBytes(encoded(identity.account().toString()))
            .setIdentityIdBytes(encoded(identity.id().toString()))
            .setAppIdBytes(encoded(identity.app().value()))
            .setOpenIdBytes(encoded(identity.openId().value()))
            .setExpiresAt(timestamp(expiresAt))
            .setLoggedInAt(timestamp(live.loggedInAt()));
    if (identity.unionId().isPresent()) {
      UnionId unionId = identity.unionId().get();
      session.setUnionIdBytes(encoded(unionId.value()));
    }
    if (live.parent().isPresent()) {
      session.setParentSessionId(live.parent().get().toString());
    }
    return session.build();
  }

  /// Encoded once, by the JDK: protobuf would walk the text twice, first to measure it. Every
  /// validation passes here.
  private static ByteString encoded(String text) {
    return ByteString.copyFromUtf8(text);
  }

  public static dev.minipassport.v1.NotValid notValid(NotValid refused) {
    return notValid(
        switch (refused.reason()) {
          case UNKNOWN -> dev.minipassport.v1.NotValid.Reason.REASON_UNKNOWN;
          case EXPIRED -> dev.minipassport.v1.NotValid.Reason.REASON_EXPIRED;
          case IDLE -> dev.minipassport.v1.NotValid.Reason.REASON_IDLE;
          case REVOKED -> dev.minipassport.v1.NotValid.Reason.REASON_REVOKED;
          case DISPLACED -> dev.minipassport.v1.NotValid.Reason.REASON_DISPLACED;
          case STOLEN -> dev.minipassport.v1.NotValid.Reason.REASON_STOLEN;
          case PARENT_ENDED -> dev.minipassport.v1.NotValid.Reason.REASON_PARENT_ENDED;
          case SUSPENDED -> dev.minipassport.v1.NotValid.Reason.REASON_SUSPENDED;
        });
  }

  private static dev.minipassport.v1.NotValid notValid(dev.minipassport.v1.NotValid.Reason reason) {
    return dev.minipassport.v1.NotValid.newBuilder().setReason(reason).build();
  }

  /// Milliseconds, as the proto promises.
  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano() / 1_000_000 * 1_000_000)
        .build();
  }

  public static com.google.protobuf.Duration duration(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }
}
