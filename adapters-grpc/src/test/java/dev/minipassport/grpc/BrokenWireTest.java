package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.Running.validationOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import dev.minipassport.login.Login;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokenWireTest {
  private static final String VALIDATE = "minipassport.v1.SessionService/ValidateSession";

  private final Running running = new Running();
  private final Login.SignedIn alice = running.alice();
  private final ManagedChannel other = Running.channelTo(running.server.port()).build();

  @AfterEach
  void othersAreUnaffected() {
    assertThat(running.sessions.validateSession(validationOf(alice.token())).hasValid()).isTrue();
    other.shutdownNow();
    running.close();
  }

  private record Bytes() implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Sends `request` as it is, and returns the status.
  private Code sent(byte[] request) {
    var method =
        SessionServiceGrpc.getValidateSessionMethod().toBuilder(new Bytes(), new Bytes()).build();
    var thrown =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> ClientCalls.blockingUnaryCall(other, method, CallOptions.DEFAULT, request));
    return thrown == null ? Code.OK : thrown.getStatus().getCode();
  }

  private void theConnectionSurvives() {
    var sessions = SessionServiceGrpc.newBlockingStub(other);
    assertThat(sessions.validateSession(validationOf(alice.token())).hasValid()).isTrue();
  }

  @Test
  void aMessageBeyondTheLimitIsRefused() {
    var request =
        ValidateSessionRequest.newBuilder().setAppId(APP).setSessionToken("m".repeat(1_000_000));

    assertThat(sent(request.build().toByteArray())).isEqualTo(Code.RESOURCE_EXHAUSTED);

    theConnectionSurvives();
  }

  @Test
  void aThousandUnknownFieldsAreIgnored() {
    var unknown = UnknownFieldSet.newBuilder();
    for (int number = 100; number < 1100; number++) {
      unknown.addField(
          number,
          UnknownFieldSet.Field.newBuilder()
              .addLengthDelimited(ByteString.copyFromUtf8("nothing we know"))
              .build());
    }

    assertThat(
            sent(
                validationOf(alice.token()).toBuilder()
                    .setUnknownFields(unknown.build())
                    .build()
                    .toByteArray()))
        .isEqualTo(Code.OK);
  }

  @Test
  void deepNestingOfUnknownGroupsIsRefused() {
    byte[] nested = new byte[40_000];
    Arrays.fill(nested, (byte) 0x7b);

    assertThat(sent(nested)).isEqualTo(Code.INVALID_ARGUMENT);

    theConnectionSurvives();
  }

  @Test
  void textThatIsNotUnicodeIsRefused() {
    assertThat(sent(new byte[] {0x0a, 2, (byte) 0xc3, 0x28})).isEqualTo(Code.INVALID_ARGUMENT);

    theConnectionSurvives();
  }

  @Test
  void aFieldThatIsCutOffIsRefused() throws IOException {
    byte[] cut = new byte[3];
    var out = CodedOutputStream.newInstance(cut);
    out.writeTag(1, 2);
    out.writeUInt32NoTag(100);
    out.writeRawByte('w');

    assertThat(sent(cut)).isEqualTo(Code.INVALID_ARGUMENT);

    theConnectionSurvives();
  }

  @Test
  void aCompressedBombIsNotUnpacked() {
    var request =
        ValidateSessionRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken("m".repeat(20_000_000))
            .build();

    var thrown =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                SessionServiceGrpc.newBlockingStub(other)
                    .withCompression("gzip")
                    .validateSession(request));

    assertThat(thrown.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    theConnectionSurvives();
  }

  @Test
  void headersBeyondTheLimitAreRefused() {
    var headers = new Metadata();
    headers.put(Metadata.Key.of("x-long", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(20_000));

    var thrown =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                SessionServiceGrpc.newBlockingStub(other)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .validateSession(validationOf(alice.token())));

    assertThat(thrown).isNotNull();
  }

  @Test
  void aMethodWeDoNotHaveIsUnimplementedAndNotNamedInCounters() {
    var method =
        LoginServiceGrpc.getLoginMethod().toBuilder(new Bytes(), new Bytes())
            .setFullMethodName("minipassport.v1.LoginService/Logout")
            .build();

    var thrown =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> ClientCalls.blockingUnaryCall(other, method, CallOptions.DEFAULT, new byte[0]));

    assertThat(thrown.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED);
    running.awaitCount("other", "UNIMPLEMENTED", 1);
  }

  @Test
  void anUnknownCompressionIsRefusedAndTheConnectionGoesOn() throws IOException {
    try (var raw = new RawConnection(running.server.port())) {
      raw.open();
      raw.call(1, VALIDATE, Map.of("grpc-encoding", "squeeze"));
      raw.frame(
          RawConnection.DATA,
          RawConnection.END_STREAM,
          1,
          RawConnection.message(1, 3, new byte[3]));

      raw.awaitEndOf(1);
      running.awaitCount("ValidateSession", "UNIMPLEMENTED", 1);
      anOrdinaryCallIsAnswered(raw, 3);
    }
  }

  @Test
  void aMessageThatClaimsMoreThanItCarriesIsRefusedAndTheConnectionGoesOn() throws IOException {
    try (var raw = new RawConnection(running.server.port())) {
      raw.open();
      raw.call(1, VALIDATE, Map.of());
      raw.frame(
          RawConnection.DATA,
          RawConnection.END_STREAM,
          1,
          RawConnection.message(0, 100, new byte[5]));

      raw.awaitEndOf(1);
      anOrdinaryCallIsAnswered(raw, 3);
    }
  }

  @Test
  void aMessageThatClaimsFourGigabytesReservesNothingForThem() throws IOException {
    try (var raw = new RawConnection(running.server.port())) {
      raw.open();
      raw.call(1, VALIDATE, Map.of());
      raw.frame(RawConnection.DATA, 0, 1, RawConnection.message(0, -1, new byte[5]));

      raw.awaitEndOf(1);
      anOrdinaryCallIsAnswered(raw, 3);
    }
  }

  private void anOrdinaryCallIsAnswered(RawConnection raw, int stream) throws IOException {
    long before = running.counted("ValidateSession", "OK");
    byte[] request = validationOf(alice.token()).toByteArray();
    raw.call(stream, VALIDATE, Map.of());
    raw.frame(
        RawConnection.DATA,
        RawConnection.END_STREAM,
        stream,
        RawConnection.message(0, request.length, request));
    raw.awaitEndOf(stream);
    running.awaitCount("ValidateSession", "OK", before + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nthis is no frame at all, is it?"
      })
  void whatIsNotHttp2ClosesItsConnection(String text) throws IOException {
    try (var raw = new RawConnection(running.server.port())) {
      raw.send(text.getBytes(StandardCharsets.ISO_8859_1));

      raw.awaitClosed();
    }
  }

  @Test
  void aFloodOfResetsClosesItsConnection() throws IOException {
    var limits = ConnectionLimits.DEFAULT;
    var few =
        new ConnectionLimits(
            limits.connections(),
            limits.messageBytes(),
            limits.metadataBytes(),
            limits.concurrentCalls(),
            20,
            limits.handshake(),
            limits.keepAlive(),
            limits.permitKeepAlive(),
            limits.idle(),
            limits.age(),
            limits.ageGrace());
    var options =
        new GrpcServerOptions("127.0.0.1", 0, false, Optional.empty(), few, CallLimits.DEFAULT);
    try (var strict = new Running(options);
        var raw = new RawConnection(strict.server.port())) {
      raw.open();
      try {
        for (int stream = 1; stream < 200; stream += 2) {
          raw.call(stream, VALIDATE, Map.of());
          raw.frame(RawConnection.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
        }
      } catch (SocketException _) {
        // Closed before the flood was over.
      }
      raw.awaitClosed();
    }
  }
}
