package dev.minipassport.app.demo;

import dev.minipassport.app.logging.SafeText;
import java.io.PrintWriter;

/// Tells a person: one line for each step, in colour where there is some.
public final class TextTeller implements Teller {
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[1;31m";
  private static final String FAINT = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter out;
  private final boolean coloured;

  public TextTeller(PrintWriter out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  @Override
  public void tell(int number, Step step, Finding finding) {
    String verdict = finding.held() ? painted(GREEN, "ok    ") : painted(RED, "FAILED");
    out.printf(
        "%2d  %s  %-42s %s%n",
        number,
        verdict,
        step.title(),
        painted(FAINT, SafeText.of(step.call()) + " -> ") + SafeText.of(finding.told()));
    out.flush();
  }

  @Override
  public void end(int steps, int failed) {
    out.println(painted(failed == 0 ? GREEN : RED, steps + " steps, " + failed + " failed"));
    out.flush();
  }

  private String painted(String colour, String text) {
    return coloured ? colour + text + PLAIN : text;
  }
}
