package dev.minipassport.profile;

import dev.minipassport.dossier.Nickname;
import dev.minipassport.profile.Judged.Accepted;
import dev.minipassport.profile.Judged.Flaw;
import dev.minipassport.profile.Judged.Refused;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/// What a person may call themselves. What they typed is untrusted: it is brought into normal
/// form C, white space is folded, and what could hide, spoof or break a line is refused. Markup is
/// text: whoever shows it encodes it.
final class NicknameRule {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final int MOST_MARKS = 3;

  /// Letters and symbols that show nothing.
  private static final Set<Integer> BLANKS =
      Set.of(
          0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x034F, 0x13441, 0x13442, 0x16FE4,
          0x1D159);

  private final int[] points;
  private final Formatting formatting;

  private NicknameRule(int[] points) {
    this.points = points;
    this.formatting = new Formatting(points);
  }

  static Judged<Nickname> judge(String typed) {
    if (typed.codePoints().anyMatch(NicknameRule::breaksALine)) {
      return new Refused<>(Flaw.CONTROL_CHARACTER);
    }
    String folded =
        SPACES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll(" ").strip();
    if (folded.isEmpty()) {
      return new Refused<>(Flaw.EMPTY);
    }
    if (folded.codePointCount(0, folded.length()) > Nickname.MOST) {
      return new Refused<>(Flaw.TOO_LONG);
    }
    return new NicknameRule(folded.codePoints().toArray()).judged(folded);
  }

  /// Tabs and line feeds are no white space in a name.
  private static boolean breaksALine(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private Judged<Nickname> judged(String folded) {
    int marks = 0;
    boolean visible = false;
    for (int at = 0; at < points.length; at++) {
      int type = Character.getType(points[at]);
      boolean formats = Formatting.formats(points[at]);
      if (noCharacter(points[at])) {
        return new Refused<>(Flaw.NOT_A_CHARACTER);
      }
      if (BLANKS.contains(points[at]) || (formats && !formatting.belongs(at))) {
        return new Refused<>(bidi(points[at]) ? Flaw.DIRECTION : Flaw.INVISIBLE);
      }
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
      marks = mark ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        return new Refused<>(Flaw.TOO_MANY_MARKS);
      }
      visible |= !mark && !formats && type != Character.SPACE_SEPARATOR;
    }
    return visible ? new Accepted<>(new Nickname(folded)) : new Refused<>(Flaw.INVISIBLE);
  }

  /// Unicode sets code points aside for emoji to come: phones know them before this service does.
  private static boolean noCharacter(int point) {
    return switch (Character.getType(point)) {
      case Character.SURROGATE, Character.PRIVATE_USE -> true;
      case Character.UNASSIGNED -> !Character.isExtendedPictographic(point);
      default -> false;
    };
  }

  private static boolean bidi(int point) {
    return switch (Character.getDirectionality(point)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> point == 0x200E || point == 0x200F || point == 0x061C;
    };
  }
}
