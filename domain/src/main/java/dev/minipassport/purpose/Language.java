package dev.minipassport.purpose;

import java.util.regex.Pattern;

/// The language of words, as WeChat spells it: `zh_CN`, `en`.
public record Language(String tag) {
  private static final Pattern FORM = Pattern.compile("[a-z]{2,3}(_[A-Za-z]{2,8})?");

  public Language {
    if (!FORM.matcher(tag).matches()) {
      throw new IllegalArgumentException("language must be spelt as zh_CN or en");
    }
  }

  /// The part before the region.
  String primary() {
    return tag.split("_", 2)[0];
  }

  @Override
  public String toString() {
    return tag;
  }
}
