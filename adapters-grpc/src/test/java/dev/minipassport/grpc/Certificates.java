package dev.minipassport.grpc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate authority of a test, made with the JDK's `keytool`, and what it signs.
final class Certificates {
  private static final String PASSWORD = "changeit";

  private final Path directory;
  private final String name;
  private final Path store;

  private Certificates(Path directory, String name) {
    this.directory = directory;
    this.name = name;
    this.store = directory.resolve(name + ".jks");
  }

  /// A certificate and its private key, as PEM files.
  record Pair(Path certificate, Path key) {}

  static Certificates authority(Path directory, String name) {
    var authority = new Certificates(directory, name);
    authority.keytool("-alias", "ca", "-dname", "CN=" + name, "-ext", "bc:c");
    return authority;
  }

  /// The certificate of the authority itself, as PEM file.
  Path certificate() {
    return pair("ca").certificate();
  }

  /// Of a server on this machine.
  Pair sign(String alias) {
    return sign(alias, "-ext", "san=ip:127.0.0.1,dns:localhost");
  }

  /// With a common name and nothing else.
  Pair signNameless(String alias) {
    return sign(alias, new String[0]);
  }

  /// With what else `keytool` is told, such as `-ext san=dns:localhost`.
  Pair sign(String alias, String... further) {
    var arguments =
        new ArrayList<>(List.of("-alias", alias, "-dname", "CN=" + alias, "-signer", "ca"));
    arguments.addAll(List.of(further));
    keytool(arguments.toArray(String[]::new));
    return pair(alias);
  }

  private void keytool(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-validity",
                "1",
                "-storetype",
                "JKS",
                "-storepass",
                PASSWORD,
                "-keypass",
                PASSWORD,
                "-keystore",
                store.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("keytool: " + said);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Pair pair(String alias) {
    try (InputStream in = Files.newInputStream(store)) {
      var keys = KeyStore.getInstance("JKS");
      keys.load(in, PASSWORD.toCharArray());
      return new Pair(
          pem(alias + ".crt", "CERTIFICATE", keys.getCertificate(alias).getEncoded()),
          pem(
              alias + ".key",
              "PRIVATE KEY",
              keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Path pem(String file, String type, byte[] encoded) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return Files.writeString(
        directory.resolve(name + "-" + file),
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, body));
  }
}
