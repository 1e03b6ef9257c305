package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What an operator may get wrong about the three files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsFilesTest {
  private final Passport passport = new Passport(new InMemoryStore(), new TestClock());
  private final Certificates.Pair own;
  private final Path authority;
  private final Path garbage;

  TlsFilesTest(@TempDir Path directory) throws IOException {
    Certificates ours = Certificates.authority(directory, "ours");
    own = ours.sign("server");
    authority = ours.certificate();
    garbage = Files.writeString(directory.resolve("garbage.pem"), "-----BEGIN NOTHING-----\n");
  }

  @Test
  void filesThatBelongTogetherHaveNoFlaw() {
    assertThat(new Tls(own.certificate(), own.key(), authority).flaws()).isEmpty();
  }

  @Test
  void garbageIsNamedByItsPart() {
    assertThat(new Tls(garbage, own.key(), authority).flaws())
        .containsOnlyKeys(Tls.Part.CERTIFICATE);
    assertThat(new Tls(own.certificate(), garbage, authority).flaws())
        .containsOnlyKeys(Tls.Part.KEY);
    assertThat(new Tls(own.certificate(), own.key(), garbage).flaws())
        .containsOnlyKeys(Tls.Part.CLIENT_AUTHORITIES);
  }

  @Test
  void aServerWithGarbageDoesNotStartAndSaysWhichFileItIs() {
    GrpcServer server = server("127.0.0.1", new Tls(own.certificate(), garbage, authority));

    assertThatThrownBy(server::start)
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("the key " + garbage)
        .hasMessageNotContaining("NOTHING");
  }

  @Test
  void anAddressOfAnotherMachineIsNamedAsSuch() {
    GrpcServer server = server("192.0.2.1", new Tls(own.certificate(), own.key(), authority));

    assertThatThrownBy(server::start)
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("192.0.2.1")
        .hasMessageContaining("this machine has no such address");
  }

  private GrpcServer server(String host, Tls tls) {
    return new GrpcServer(
        new GrpcServerOptions(
            host, 0, false, Optional.of(tls), ConnectionLimits.DEFAULT, CallLimits.DEFAULT),
        Running.useCases(passport),
        passport.clock,
        System::nanoTime);
  }
}
