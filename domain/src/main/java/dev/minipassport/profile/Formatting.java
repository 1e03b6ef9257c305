package dev.minipassport.profile;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/// Characters that show nothing of themselves: they join, pick a shape, or spell a flag. Each
/// belongs in few places, and anywhere else it only makes two names look like one.
final class Formatting {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int VARIATION_SELECTOR_TEXT = 0xFE0E;
  private static final int VARIATION_SELECTOR_EMOJI = 0xFE0F;
  private static final int KEYCAP = 0x20E3;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int CANCEL_TAG = 0xE007F;
  private static final int LONGEST_REGION = 6;

  /// Signs that span the number after them; they do show.
  private static final Set<Integer> SIGNS =
      Set.of(
          0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x0890, 0x0891, 0x08E2, 0x110BD,
          0x110CD);

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

  Formatting(int[] points) {
    this.points = points.clone();
  }

  /// Whether a character shows nothing of itself, wherever it stands.
  static boolean formats(int point) {
    return (Character.getType(point) == Character.FORMAT && !SIGNS.contains(point))
        || picksShape(point);
  }

  /// Whether the formatting character at that place belongs there.
  boolean belongs(int at) {
    int point = points[at];
    if (at == 0) {
      return false;
    }
    if (picksShape(point)) {
      return hasShapes(at);
    }
    return switch (point) {
      case ZERO_WIDTH_JOINER -> joinsEmoji(at) || joinsLetters(at);
      case ZERO_WIDTH_NON_JOINER -> joinsLetters(at);
      default -> spellsFlag(at);
    };
  }

  private static boolean picksShape(int point) {
    return picksStyle(point) || picksIdeograph(point) || picksMongolian(point);
  }

  private static boolean picksStyle(int point) {
    return point == VARIATION_SELECTOR_TEXT || point == VARIATION_SELECTOR_EMOJI;
  }

  private static boolean picksIdeograph(int point) {
    return (point >= 0xFE00 && point <= 0xFE0D) || (point >= 0xE0100 && point <= 0xE01EF);
  }

  private static boolean picksMongolian(int point) {
    return (point >= 0x180B && point <= 0x180D) || point == 0x180F;
  }

  private boolean hasShapes(int at) {
    int base = points[at - 1];
    if (picksIdeograph(points[at])) {
      return Character.isIdeographic(base);
    }
    if (picksMongolian(points[at])) {
      return Character.isLetter(base) && UnicodeScript.of(base) == UnicodeScript.MONGOLIAN;
    }
    return base > 0x7F
        ? Character.isEmoji(base) || Character.getType(base) == Character.OTHER_SYMBOL
        : Character.isEmoji(base) && at + 1 < points.length && points[at + 1] == KEYCAP;
  }

  private boolean joinsEmoji(int at) {
    int before = at - 1;
    while (before > 0
        && (picksStyle(points[before]) || Character.isEmojiModifier(points[before]))) {
      before--;
    }
    return at + 1 < points.length
        && Character.isExtendedPictographic(points[before])
        && Character.isExtendedPictographic(points[at + 1]);
  }

  private boolean joinsLetters(int at) {
    return at + 1 < points.length
        && JOINING.contains(UnicodeScript.of(points[at + 1]))
        && (JOINING.contains(UnicodeScript.of(points[at - 1]))
            || Character.getType(points[at - 1]) == Character.NON_SPACING_MARK);
  }

  /// Flags of regions are a black flag, tags that spell the region, and the tag that ends them.
  private boolean spellsFlag(int at) {
    int start = at;
    while (start > 0 && spells(points[start - 1])) {
      start--;
    }
    int end = at;
    while (end < points.length && spells(points[end])) {
      end++;
    }
    return start > 0
        && points[start - 1] == BLACK_FLAG
        && end > start
        && end - start <= LONGEST_REGION
        && end < points.length
        && points[end] == CANCEL_TAG;
  }

  private static boolean spells(int point) {
    return (point >= 0xE0030 && point <= 0xE0039) || (point >= 0xE0061 && point <= 0xE007A);
  }
}
