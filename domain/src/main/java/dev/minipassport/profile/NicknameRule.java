package dev.minipassport.profile;

import dev.minipassport.dossier.Nickname;
import dev.minipassport.profile.Judged.Accepted;
import dev.minipassport.profile.Judged.Flaw;
import dev.minipassport.profile.Judged.Refused;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/// What a person may call themselves. What they typed is untrusted: it is brought into normal
/// form C, white space is folded, and what could hide, spoof or break a line is refused. Markup is
/// text: whoever shows it encodes it.
final class NicknameRule {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int VARIATION_SELECTOR_TEXT = 0xFE0E;
  private static final int VARIATION_SELECTOR_EMOJI = 0xFE0F;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int MOST_MARKS = 3;

  /// Letters that show nothing.
  private static final Set<Integer> BLANKS =
      Set.of(0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x034F);

  /// Scripts in which joiners change the shape of a word.
  private static final Set<UnicodeScript> JOINING =
      Set.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA);

  private final int[] points;

  private NicknameRule(int[] points) {
    this.points = points;
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
      if (type == Character.SURROGATE
          || type == Character.UNASSIGNED
          || type == Character.PRIVATE_USE) {
        return new Refused<>(Flaw.NOT_A_CHARACTER);
      }
      if (BLANKS.contains(points[at]) || (type == Character.FORMAT && !formats(at))) {
        return new Refused<>(bidi(points[at]) ? Flaw.DIRECTION : Flaw.INVISIBLE);
      }
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
      marks = mark ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        return new Refused<>(Flaw.TOO_MANY_MARKS);
      }
      visible |= !mark && type != Character.FORMAT && type != Character.SPACE_SEPARATOR;
    }
    return visible ? new Accepted<>(new Nickname(folded)) : new Refused<>(Flaw.INVISIBLE);
  }

  /// Whether a character that only formats has its place here.
  private boolean formats(int at) {
    return switch (points[at]) {
      case ZERO_WIDTH_JOINER -> joinsEmoji(at) || joinsLetters(at);
      case ZERO_WIDTH_NON_JOINER -> joinsLetters(at);
      default -> tag(points[at]) && belongsToFlag(at);
    };
  }

  private boolean joinsEmoji(int at) {
    int before = at - 1;
    while (before > 0 && (selects(points[before]) || Character.isEmojiModifier(points[before]))) {
      before--;
    }
    return at > 0
        && at + 1 < points.length
        && Character.isExtendedPictographic(points[before])
        && Character.isExtendedPictographic(points[at + 1]);
  }

  private boolean joinsLetters(int at) {
    return at > 0
        && at + 1 < points.length
        && JOINING.contains(UnicodeScript.of(points[at + 1]))
        && (JOINING.contains(UnicodeScript.of(points[at - 1]))
            || Character.getType(points[at - 1]) == Character.NON_SPACING_MARK);
  }

  private static boolean selects(int point) {
    return point == VARIATION_SELECTOR_TEXT || point == VARIATION_SELECTOR_EMOJI;
  }

  /// Flags of regions are a black flag and tags that spell the region.
  private boolean belongsToFlag(int at) {
    int before = at - 1;
    while (before >= 0 && tag(points[before])) {
      before--;
    }
    return before >= 0 && points[before] == BLACK_FLAG;
  }

  private static boolean tag(int point) {
    return point >= 0xE0020 && point <= 0xE007F;
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
