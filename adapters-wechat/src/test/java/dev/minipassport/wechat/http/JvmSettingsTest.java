package dev.minipassport.wechat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs with the setting that the build gives to every test JVM.
@Isolated("it changes what holds for the whole JVM")
final class JvmSettingsTest {
  private static final String ATTEMPTS = "jdk.httpclient.redirects.retrylimit";

  private final Properties before = (Properties) System.getProperties().clone();

  @AfterEach
  void restore() {
    System.setProperties(before);
  }

  @Test
  void oneAttemptIsAllThatIsAsked() {
    assertThatCode(JvmSettings::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "2", "5", "one"})
  void anyOtherNumberIsRefusedWithTheOptionToGive(String attempts) {
    System.setProperty(ATTEMPTS, attempts);

    assertThatIllegalStateException()
        .isThrownBy(() -> new SingleRequest(Duration.ofSeconds(1), Optional.empty()))
        .withMessageContaining("-D" + ATTEMPTS + "=1");
  }

  @Test
  void aForgottenSettingIsRefused() {
    System.clearProperty(ATTEMPTS);

    assertThatIllegalStateException().isThrownBy(JvmSettings::check);
  }

  @Test
  void mainMaySetWhatTheCommandLineLeftOut() {
    System.clearProperty(ATTEMPTS);

    JvmSettings.apply();

    assertThat(System.getProperty(ATTEMPTS)).isEqualTo("1");
  }

  @Test
  void mainDoesNotHideAWrongSetting() {
    System.setProperty(ATTEMPTS, "3");

    JvmSettings.apply();

    assertThatIllegalStateException().isThrownBy(JvmSettings::check);
  }

  @Test
  void whatWeakensOrLogsIsRefusedAllAtOnce() {
    System.setProperty("jdk.httpclient.enableAllMethodRetry", "");
    System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
    System.setProperty("jdk.httpclient.HttpClient.log", "requests");
    System.setProperty("jdk.internal.httpclient.debug", "true");

    assertThatIllegalStateException()
        .isThrownBy(JvmSettings::check)
        .withMessageContainingAll(
            "-Djdk.httpclient.enableAllMethodRetry",
            "-Djdk.internal.httpclient.disableHostnameVerification",
            "-Djdk.httpclient.HttpClient.log",
            "-Djdk.internal.httpclient.debug");
  }
}
