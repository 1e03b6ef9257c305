package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.validationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.Passport;
import dev.minipassport.v1.SessionServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConnectionCapTest {
  private static final int MOST = 3;

  private final Running running = new Running(withAtMost(MOST));
  private final List<RawConnection> others = new ArrayList<>();

  /// A client whose refusals need not all be ours.
  private final ManagedChannel late = Running.channelTo(running.server.port()).build();

  @AfterEach
  void stop() throws IOException {
    late.shutdownNow();
    for (RawConnection other : others) {
      other.close();
    }
    running.close();
  }

  private static GrpcServerOptions withAtMost(int connections) {
    var limits = ConnectionLimits.DEFAULT;
    var few =
        new ConnectionLimits(
            connections,
            limits.messageBytes(),
            limits.metadataBytes(),
            limits.concurrentCalls(),
            limits.resetsPerMinute(),
            limits.handshake(),
            limits.keepAlive(),
            limits.permitKeepAlive(),
            limits.idle(),
            limits.age(),
            limits.ageGrace());
    return new GrpcServerOptions("127.0.0.1", 0, false, Optional.empty(), few, CallLimits.DEFAULT);
  }

  /// Returns once the server has taken note of it.
  private RawConnection connected() throws IOException {
    var connection = new RawConnection(running.server.port());
    others.add(connection);
    connection.open();
    connection.awaitAcknowledgement();
    return connection;
  }

  private boolean valid(ManagedChannel channel) {
    return SessionServiceGrpc.newBlockingStub(channel)
        .validateSession(validationOf(running.passport.signIn(Passport.ALICE).token()))
        .hasValid();
  }

  @Test
  void aConnectionBeyondTheLimitIsClosedAndTheOthersGoOn() throws IOException {
    assertThat(valid(running.channel)).isTrue();
    connected();
    connected();

    try (var tooMany = new RawConnection(running.server.port())) {
      tooMany.open();
      tooMany.awaitClosed();
    }

    assertThat(valid(running.channel)).isTrue();
  }

  @Test
  void aClientBeyondTheLimitLearnsThatItMayTryElsewhere() throws IOException {
    for (int i = 0; i < MOST; i++) {
      connected();
    }

    var refused = Refused.by(() -> valid(late));

    assertThat(refused.code()).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void whoLeavesMakesRoomAndWhoWasRefusedTakesNone() throws IOException {
    for (int i = 0; i < MOST; i++) {
      connected();
    }
    for (int i = 0; i < 2 * MOST; i++) {
      try (var tooMany = new RawConnection(running.server.port())) {
        tooMany.open();
        tooMany.awaitClosed();
      }
    }

    others.removeFirst().close();

    Running.await(this::oneMoreIsTaken);
  }

  private boolean oneMoreIsTaken() {
    try {
      return valid(late);
    } catch (StatusRuntimeException _) {
      return false;
    }
  }
}
