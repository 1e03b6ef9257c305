package dev.minipassport.app.command;

import dev.minipassport.storage.move.Progress;
import java.io.PrintWriter;

/// A line that fills, for people; a line for each table, for programs.
final class ProgressBar implements Progress {
  private static final int WIDTH = 40;
  private static final int HUNDRED = 100;
  private static final String TO_LINE_START = "\r";
  private static final String CLEAR_REST = "\u001b[K";

  private final PrintWriter out;
  private final boolean redraws;
  private long percent;

  ProgressBar(PrintWriter out, boolean redraws) {
    this.out = out;
    this.redraws = redraws;
  }

  @Override
  public void copied(String table, long rows, long total) {
    percent = total == 0 ? HUNDRED : rows * HUNDRED / total;
    if (redraws) {
      draw("copying " + table);
    }
  }

  @Override
  public void comparing(String table) {
    if (redraws) {
      draw("comparing " + table);
    } else {
      out.println("%3d %% %s".formatted(percent, table));
      out.flush();
    }
  }

  private void draw(String what) {
    int full = (int) (percent * WIDTH / HUNDRED);
    out.print(
        "%s[%s%s] %3d %% %s%s"
            .formatted(
                TO_LINE_START,
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                percent,
                what,
                CLEAR_REST));
    out.flush();
  }

  /// What comes next stands in a line of its own.
  void end() {
    if (redraws) {
      out.print(TO_LINE_START + CLEAR_REST);
      out.flush();
    }
  }
}
