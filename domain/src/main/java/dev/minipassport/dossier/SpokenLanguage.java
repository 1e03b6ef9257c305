package dev.minipassport.dossier;

import dev.minipassport.purpose.DataCategory;
import java.util.regex.Pattern;

/// The language a person uses WeChat in, as WeChat spells it: `zh_CN`.
public record SpokenLanguage(String text) implements ProfileValue {
  private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,3}(_[A-Za-z]{2,8})?");

  public SpokenLanguage {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a language is spelt as zh_CN or en");
    }
  }

  @Override
  public DataCategory category() {
    return DataCategory.LANGUAGE;
  }

  @Override
  public String toString() {
    return "SpokenLanguage[REDACTED]";
  }
}
