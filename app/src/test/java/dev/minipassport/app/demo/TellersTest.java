package dev.minipassport.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TellersTest {
  private static final Step STEP =
      new Step("first login", "Login(code)", () -> Finding.of(true, "signed in"));

  private final StringWriter out = new StringWriter();
  private final PrintWriter writer = new PrintWriter(out, true);

  @Test
  void aPersonReadsALineForEachStep() {
    var teller = new TextTeller(writer, false);

    teller.tell(1, STEP, Finding.of(true, "signed in"));
    teller.tell(2, STEP, Finding.of(false, "two\nlines"));
    teller.end(2, 1);

    assertThat(out.toString().lines())
        .containsExactly(
            " 1  ok      first login                                Login(code) -> signed in",
            " 2  FAILED  first login                                Login(code) -> two\\u{a}lines",
            "2 steps, 1 failed");
  }

  @Test
  void colourIsForTerminals() {
    new TextTeller(writer, true).end(1, 0);

    assertThat(out.toString()).isEqualTo("\u001b[32m1 steps, 0 failed\u001b[0m\n");
  }

  @Test
  void aProgramReadsAnObjectForEachStep() throws IOException {
    new JsonTeller(writer).tell(1, STEP, Finding.of(false, "a \"b\""));

    var line = new ObjectMapper().readTree(out.toString());
    assertThat(line.path("step").asInt()).isEqualTo(1);
    assertThat(line.path("title").asText()).isEqualTo("first login");
    assertThat(line.path("answer").asText()).isEqualTo("a \"b\"");
    assertThat(line.path("ok").asBoolean(true)).isFalse();
  }

  @Test
  void aStepThatFailsToActIsAFindingToo() throws InterruptedException {
    var broken =
        new Step(
            "login",
            "Login(code)",
            () -> {
              throw new IOException("no connection");
            });

    assertThat(broken.play()).isEqualTo(new Finding(false, "IOException: no connection"));
  }
}
