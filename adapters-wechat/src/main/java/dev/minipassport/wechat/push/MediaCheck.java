package dev.minipassport.wechat.push;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.PushEvent.ContentJudged;
import java.util.Optional;
import java.util.regex.Pattern;

/// The verdict on a medium, in version 2 and in version 1 (protocol 9.2).
final class MediaCheck {
  private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private MediaCheck() {}

  static ContentJudged read(Fields fields) throws Flawed {
    String trace =
        fields
            .text("trace_id")
            .filter(id -> TRACE.matcher(id).matches())
            .orElseThrow(() -> new Flawed(Flaw.MALFORMED));
    return new ContentJudged(
        new CheckId(trace), counts(fields) ? verdict(fields) : Optional.empty());
  }

  /// Real pushes have no error code of their own.
  private static boolean counts(Fields fields) throws Flawed {
    return fields.text("errcode").orElse("0").equals("0")
        && fields.text("status_code").orElse("0").equals("0");
  }

  private static Optional<Verdict> verdict(Fields fields) throws Flawed {
    Optional<Fields> result = fields.group("result");
    if (result.isPresent()) {
      return switch (result.get().text("suggest").orElse("")) {
        case "pass" -> Optional.of(Verdict.PASS);
        case "review" -> Optional.of(Verdict.REVIEW);
        case "risky" -> Optional.of(Verdict.RISKY);
        default -> Optional.empty();
      };
    }
    return switch (fields.text("isrisky").orElse("")) {
      case "0" -> Optional.of(Verdict.PASS);
      case "1" -> Optional.of(Verdict.RISKY);
      default -> Optional.empty();
    };
  }
}
