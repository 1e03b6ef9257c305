package dev.minipassport.purpose;

import java.util.Map;
import java.util.Optional;

/// The exact words of a purpose in one language: what a dialog says and what its buttons say.
///
/// @param title of the dialog, at most 20 characters
/// @param content what is asked for and why, at most 1000 characters
/// @param confirm the label of the button that agrees, at most 4 characters as `wx.showModal` has
///     it
/// @param cancel the label of the other button, at most 4 characters
/// @param declined what is shown after a refusal, at most 200 characters
/// @param sharing says that the owner's other apps get the data too; empty exactly if they do not
/// @param descriptions why, for the surface that asks: at most 30 characters each, as
///     `wx.getUserProfile` has it (protocol 13.1)
public record Words(
    Language language,
    String title,
    String content,
    String confirm,
    String cancel,
    String declined,
    String sharing,
    Map<Surface, String> descriptions) {

  /// Where WeChat shows a description of ours.
  public enum Surface {
    /// The popup of `wx.getUserProfile`.
    POPUP,
    /// Beside the button of `getUserInfo`.
    BUTTON,
    /// Above the avatar and nickname form.
    FORM
  }

  public Words {
    title = Phrase.required("title", title, 20);
    content = Phrase.required("content", content, 1000);
    confirm = Phrase.required("confirm", confirm, 4);
    cancel = Phrase.required("cancel", cancel, 4);
    declined = Phrase.required("declined", declined, 200);
    sharing = Phrase.optional("sharing", sharing, 200);
    descriptions = Map.copyOf(descriptions);
    descriptions.values().forEach(text -> Phrase.required("desc", text, 30));
    if (descriptions.size() != Surface.values().length) {
      throw new IllegalArgumentException("desc must be given for every surface");
    }
  }

  /// What is said on that surface.
  public String description(Surface surface) {
    return Optional.ofNullable(descriptions.get(surface)).orElseThrow();
  }

  /// Names these very words. Whoever changes a character of them gets another hash.
  public TextHash hash() {
    var lines = new StringBuilder("words 1\n");
    for (String text :
        new String[] {language.tag(), title, content, confirm, cancel, declined, sharing}) {
      lines.append(text).append('\n');
    }
    for (Surface surface : Surface.values()) {
      lines.append(description(surface)).append('\n');
    }
    return TextHash.of(lines.toString());
  }
}
