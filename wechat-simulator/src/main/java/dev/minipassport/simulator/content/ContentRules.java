package dev.minipassport.simulator.content;

import dev.minipassport.simulator.bounded.Recent;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which words make a text risky and which parts of a URL a medium; whatever has none of them
/// passes. Of several that apply, the one that was set first counts.
public final class ContentRules {
  private static final int MOST = 1_000;

  private final Recent<Verdict> words = new Recent<>(MOST);
  private final Recent<Verdict> media = new Recent<>(MOST);

  /// Finds this in every text that contains the word.
  public void word(String word, Verdict verdict) {
    words.put(fragment(word), verdict);
  }

  /// Finds this in every medium whose URL contains the fragment.
  public void media(String urlFragment, Verdict verdict) {
    media.put(fragment(urlFragment), verdict);
  }

  public void clear() {
    words.clear();
    media.clear();
  }

  public Finding ofText(String text) {
    return of(words, text);
  }

  public Finding ofMedium(String url) {
    return of(media, url);
  }

  public Map<String, Verdict> words() {
    return listed(words);
  }

  public Map<String, Verdict> media() {
    return listed(media);
  }

  private static Finding of(Recent<Verdict> rules, String text) {
    return listed(rules).entrySet().stream()
        .filter(rule -> text.contains(rule.getKey()))
        .findFirst()
        .map(rule -> new Finding(rule.getKey(), rule.getValue()))
        .orElse(Finding.NOTHING);
  }

  private static Map<String, Verdict> listed(Recent<Verdict> rules) {
    var listed = new LinkedHashMap<String, Verdict>();
    rules.names().forEach(name -> rules.find(name).ifPresent(rule -> listed.put(name, rule)));
    return listed;
  }

  private static String fragment(String text) {
    if (text.isEmpty() || text.length() > 200) {
      throw new IllegalArgumentException("a word or a part of a URL has 1 to 200 characters");
    }
    return text;
  }
}
