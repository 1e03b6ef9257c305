package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note;
import dev.minipassport.grpc.admission.Callers;
import dev.minipassport.grpc.admission.San;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.v1.AdminServiceGrpc;
import dev.minipassport.v1.ChangeServiceGrpc;
import dev.minipassport.v1.LookUpPersonRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionResponse;
import dev.minipassport.v1.WatchChangesRequest;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One server for all tests: certificates take a second each to make.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("it reads what is logged")
final class MutualTlsTest {
  private static final Callers CALLERS =
      Callers.listed(
          Map.of(
              San.of("bff.example.org"), Map.of(Role.BFF, Reach.EVERYWHERE),
              San.of("spiffe://example.org/Bff"), Map.of(Role.BFF, Reach.EVERYWHERE),
              San.of("other.example.org"), Map.of(Role.BFF, Reach.of(List.of(Passport.OTHER_APP))),
              San.of("support.example.org"), Map.of(Role.SUPPORT, Reach.EVERYWHERE)));

  private final Passport passport = new Passport(new InMemoryStore(), new TestClock());
  private final Certificates ours;
  private final Certificates strangers;
  private final GrpcServer server;

  MutualTlsTest(@TempDir Path directory) {
    ours = Certificates.authority(directory, "ours");
    strangers = Certificates.authority(directory, "strangers");
    Certificates.Pair own = ours.sign("server");
    var tls = new Tls(own.certificate(), own.key(), ours.certificate());
    server =
        new GrpcServer(
            new GrpcServerOptions(
                "127.0.0.1",
                0,
                false,
                Optional.of(tls),
                CALLERS,
                ConnectionLimits.DEFAULT,
                CallLimits.DEFAULT),
            Running.useCases(passport),
            passport.clock,
            System::nanoTime);
    server.start();
  }

  @AfterAll
  void stop() throws InterruptedException {
    assertThat(server.drain(Duration.ofSeconds(20))).isEqualTo(GrpcServer.Drain.COMPLETE);
  }

  private <T> T call(ChannelCredentials credentials, Function<ManagedChannel, T> call) {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress("localhost", server.port(), credentials).build();
    try {
      return call.apply(channel);
    } finally {
      channel.shutdownNow();
    }
  }

  private ValidateSessionResponse validate(ChannelCredentials credentials) {
    return call(
        credentials,
        channel ->
            SessionServiceGrpc.newBlockingStub(channel)
                .validateSession(Running.validationOf(passport.signIn(Passport.ALICE).token())));
  }

  private TlsChannelCredentials.Builder trusting() throws IOException {
    return TlsChannelCredentials.newBuilder().trustManager(ours.certificate().toFile());
  }

  private ChannelCredentials holding(Certificates.Pair pair) throws IOException {
    return trusting().keyManager(pair.certificate().toFile(), pair.key().toFile()).build();
  }

  private ChannelCredentials named(String san) throws IOException {
    return holding(ours.sign("caller " + san.hashCode(), "-ext", "san=" + san));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dns:bff.example.org",
        "uri:spiffe://example.org/Bff",
        "dns:elsewhere.example.com,dns:bff.example.org,ip:127.0.0.1",
      })
  void aCallerThatIsListedIsServed(String san) throws IOException {
    assertThat(validate(named(san)).hasValid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dns:nobody.example.org",
        "dns:bff.example.org,uri:spiffe://example.org/Bff",
        "dns:support.example.org",
      })
  void aCallerThatIsNotListedOrListedTwiceOrForAnotherRoleIsDenied(String san) throws IOException {
    ChannelCredentials caller = named(san);

    var refused = Refused.by(() -> validate(caller));

    assertThat(refused.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refused.reason()).isEqualTo("CALLER_DENIED");
    assertThat(refused.text()).doesNotContain("example").contains("SAN of its certificate");
  }

  @Test
  void aCertificateWithoutAnyNameIsDenied() throws IOException {
    ChannelCredentials caller = holding(ours.signNameless("bff.example.org"));

    try (var log = LogLines.of("dev.minipassport.callers")) {
      assertThat(Refused.by(() -> validate(caller)).code()).isEqualTo(Code.PERMISSION_DENIED);
      log.await(
          "SECURITY minipassport.v1.SessionService/ValidateSession: nobody (no SAN) may not call it");
    }
  }

  @Test
  void anAppThatWasNotGrantedIsUnknownInStreamsToo() throws IOException {
    ChannelCredentials caller = named("dns:other.example.org");

    try (var log = LogLines.of("dev.minipassport.callers")) {
      assertThat(Refused.by(() -> validate(caller)).reason()).isEqualTo("APP_UNKNOWN");
      log.await("other.example.org (SANs dns:other.example.org) named app " + Running.APP);
    }
    assertThat(Refused.by(() -> call(caller, MutualTlsTest::firstChange)).reason())
        .isEqualTo("APP_UNKNOWN");
  }

  @Test
  void anOperatorIsWrittenDownByTheNameInItsCertificate() throws IOException {
    var request =
        LookUpPersonRequest.newBuilder()
            .setAppId(Running.APP)
            .setReason(AdminMethods.REASON)
            .setOpenId(Passport.BOB.value())
            .build();

    var found =
        call(
            holding(ours.sign("operator", "-ext", "san=dns:support.example.org")),
            channel -> AdminServiceGrpc.newBlockingStub(channel).lookUpPerson(request));

    assertThat(found.hasNotFound()).isTrue();
    Note note = passport.store.audit().newest(1).getFirst().note();
    assertThat(note.caller()).isEqualTo("support.example.org");
    assertThat(note.actor()).isEqualTo(AdminMethods.REASON.getActor());
    assertThat(note.reason()).isEqualTo(AdminMethods.REASON.getText());
  }

  private static Object firstChange(ManagedChannel channel) {
    return ChangeServiceGrpc.newBlockingStub(channel)
        .watchChanges(WatchChangesRequest.newBuilder().setAppId(Running.APP).build())
        .next();
  }

  @Test
  void aCallerWithoutACertificateIsRefusedInTheHandshake() throws IOException {
    ChannelCredentials nobody = trusting().build();

    assertThat(Refused.by(() -> validate(nobody)).code()).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void aCallerWithACertificateOfAnotherAuthorityIsRefusedInTheHandshake() throws IOException {
    ChannelCredentials stranger =
        holding(strangers.sign("caller", "-ext", "san=dns:bff.example.org"));

    assertThat(Refused.by(() -> validate(stranger)).code()).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void aCallerWhoseCertificateHasExpiredIsRefusedInTheHandshake() throws IOException {
    ChannelCredentials late =
        holding(ours.sign("late", "-startdate", "-3d", "-ext", "san=dns:bff.example.org"));

    assertThat(Refused.by(() -> validate(late)).code()).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void plaintextIsNotUnderstood() {
    assertThat(Refused.by(() -> validate(InsecureChannelCredentials.create())).code())
        .isEqualTo(Code.UNAVAILABLE);
  }
}
