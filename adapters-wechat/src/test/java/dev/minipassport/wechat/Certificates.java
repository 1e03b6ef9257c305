package dev.minipassport.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate authority made for one test run, and servers it vouches for, rightly or not.
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String LOOPBACK = "san=ip:127.0.0.1";

  private final Path store;

  private Certificates(Path store) {
    this.store = store;
  }

  /// Makes an authority and the servers `good`, `expired` and `elsewhere`.
  static Certificates issue(Path folder) throws IOException, InterruptedException {
    Certificates certificates = new Certificates(folder.resolve("test.p12"));
    certificates.keytool("-alias", "authority", "-dname", "CN=Test authority", "-ext", "bc:c");
    certificates.server("good", LOOPBACK);
    certificates.server("expired", LOOPBACK, "-startdate", "-10d", "-validity", "5");
    certificates.server("elsewhere", "san=dns:elsewhere.example");
    return certificates;
  }

  private void server(String alias, String name, String... more)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-alias", alias, "-dname", "CN=" + alias, "-ext", name, "-signer"));
    arguments.add("authority");
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed: " + output);
    }
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(store)) {
      keys.load(input, PASSWORD);
    }
    return keys;
  }

  /// What a server of that name shows.
  SSLContext identity(String alias) throws IOException, GeneralSecurityException {
    KeyStore all = load();
    Key key = all.getKey(alias, PASSWORD);
    Certificate[] chain = all.getCertificateChain(alias);
    KeyStore one = empty();
    one.setKeyEntry(alias, key, PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /// Believes the authority, and nobody else.
  SSLContext trust() throws IOException, GeneralSecurityException {
    KeyStore one = empty();
    one.setCertificateEntry("authority", load().getCertificate("authority"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(one);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    return keys;
  }
}
