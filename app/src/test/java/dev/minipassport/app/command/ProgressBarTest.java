package dev.minipassport.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
  private final StringWriter out = new StringWriter();

  private void move(boolean seen) {
    var bar = new ProgressBar(new PrintWriter(out), seen);
    bar.copied("accounts", 1000, 4000);
    bar.comparing("accounts");
    bar.copied("sessions", 4000, 4000);
    bar.comparing("sessions");
    bar.end();
  }

  @Test
  void aPersonSeesOneLineThatFills() {
    move(true);

    assertThat(out.toString().split("\r", -1))
        .containsExactly(
            "",
            "[##########..............................]  25 % copying accounts\u001b[K",
            "[##########..............................]  25 % comparing accounts\u001b[K",
            "[########################################] 100 % copying sessions\u001b[K",
            "[########################################] 100 % comparing sessions\u001b[K",
            "\u001b[K");
  }

  @Test
  void aFileGetsALineForEachTable() {
    move(false);

    assertThat(out.toString().lines()).containsExactly(" 25 % accounts", "100 % sessions");
  }
}
