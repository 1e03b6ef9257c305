package dev.minipassport.session;

/// What a person calls the device in their list of sessions: 1 to 64 characters, none of them a
/// control or format character. It is shown and decides nothing.
public record DeviceLabel(String text) {
  private static final int MOST = 64;

  public DeviceLabel {
    if (text.isBlank() || text.codePointCount(0, text.length()) > MOST) {
      throw new IllegalArgumentException("a device label has 1 to 64 characters, not all blank");
    }
    if (text.codePoints().anyMatch(DeviceLabel::unprintable)) {
      throw new IllegalArgumentException("a device label has no control or format characters");
    }
  }

  private static boolean unprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
