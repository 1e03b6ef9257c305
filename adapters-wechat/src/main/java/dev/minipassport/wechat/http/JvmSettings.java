package dev.minipassport.wechat.http;

import java.util.ArrayList;
import java.util.List;

/// The switches of the JDK's HTTP client that exist per JVM only, and that this adapter depends on.
///
/// The client repeats a GET on its own when a connection ends before the first byte of the answer,
/// which spends a login code twice; one attempt is the only setting that stops it. It reads that
/// setting once, when the first request of the JVM is sent, so it belongs on the command line.
public final class JvmSettings {
  private static final String ATTEMPTS = "jdk.httpclient.redirects.retrylimit";
  private static final String REPEAT_ALL = "jdk.httpclient.enableAllMethodRetry";
  private static final String UNVERIFIED = "jdk.internal.httpclient.disableHostnameVerification";
  private static final List<String> LOGGING =
      List.of("jdk.httpclient.HttpClient.log", "jdk.internal.httpclient.debug");

  private JvmSettings() {}

  /// Stands in for the command line where `main` is the first to run: to be called before any HTTP
  /// client is used in this JVM. Leaves a setting that was given alone.
  public static void apply() {
    if (System.getProperty(ATTEMPTS) == null) {
      System.setProperty(ATTEMPTS, "1");
    }
  }

  /// Throws an [IllegalStateException] that names every wrong setting and how to mend it.
  static void check() {
    List<String> errors = new ArrayList<>();
    if (!"1".equals(System.getProperty(ATTEMPTS))) {
      errors.add(
          "start the JVM with -D" + ATTEMPTS + "=1: without it a login code may be sent twice");
    }
    if (System.getProperty(REPEAT_ALL) != null) {
      errors.add("remove -D" + REPEAT_ALL + ": it lets requests be sent twice");
    }
    if (System.getProperty(UNVERIFIED) != null) {
      errors.add("remove -D" + UNVERIFIED + ": WeChat's certificate must be verified");
    }
    for (String logging : LOGGING) {
      if (System.getProperty(logging) != null) {
        errors.add("remove -D" + logging + ": it writes app secrets and codes to the log");
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalStateException(String.join("; ", errors));
    }
  }
}
