package dev.minipassport.grpc.service.consent;

import dev.minipassport.consent.Answered;
import dev.minipassport.consent.Given;
import dev.minipassport.grpc.call.LineBudget;
import dev.minipassport.identity.AppId;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a line about each prompt that came to nothing though nobody decided anything, so that an
/// operator sees what WeChat wants changed. What the client quotes of WeChat is not written.
final class NoAnswerLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.minipassport.prompts");
  private static final int LINES_PER_SECOND = 10;

  private final LineBudget budget;

  NoAnswerLog(LongSupplier ticker) {
    this.budget = new LineBudget(LINES_PER_SECOND, ticker);
  }

  void note(AppId app, Given given, Answered outcome) {
    if (!(outcome instanceof Answered.NoAnswer(var cause))) {
      return;
    }
    long withheld = budget.grant();
    if (withheld >= 0) {
      LOG.info(
          "No answer in {}: {}, errno {}, {} lines withheld before",
          app,
          cause,
          errno(given),
          withheld);
    }
  }

  private static String errno(Given given) {
    return given instanceof Given.Failed failed && failed.errno().isPresent()
        ? Integer.toString(failed.errno().getAsInt())
        : "-";
  }
}
