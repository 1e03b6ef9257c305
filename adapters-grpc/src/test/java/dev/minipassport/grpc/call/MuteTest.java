package dev.minipassport.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class MuteTest {
  private static String printed(Throwable original) {
    var text = new StringWriter();
    Mute.of(original).printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void classesAndPlacesAreKeptAndMessagesAreNot() {
    String text = printed(new IllegalStateException("a token", new RuntimeException("a code")));

    assertThat(text)
        .contains("java.lang.IllegalStateException", "java.lang.RuntimeException", "MuteTest.java")
        .doesNotContain("token")
        .doesNotContain("code");
  }

  @Test
  void exceptionsThatCauseEachOtherComeToAnEnd() {
    var first = new IllegalStateException("a");
    first.initCause(new IllegalArgumentException("b", first));

    assertThat(printed(first)).containsOnlyOnce("IllegalArgumentException");
  }
}
