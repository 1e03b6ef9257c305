package dev.minipassport.app.settings;

import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Which entry of each list a path or a variable is about, the outermost list first. A path that is
/// about any entry is general: `apps[].id`.
record Indexes(List<String> numbers) {
  private static final String NUMBER = "(0|[1-9]\\d{0,3})";
  private static final Pattern IN_PATH = Pattern.compile("\\[" + NUMBER + "]");
  private static final Pattern IN_VARIABLE = Pattern.compile("_" + NUMBER + "(?=_)");
  private static final Pattern ANY = Pattern.compile("\\[]");

  static Indexes ofPath(String path) {
    return of(IN_PATH, path);
  }

  static Indexes ofVariable(String name) {
    return of(IN_VARIABLE, name);
  }

  private static Indexes of(Pattern index, String text) {
    return new Indexes(
        index.matcher(text).results().map((MatchResult found) -> found.group(1)).toList());
  }

  /// `apps[].id` for `apps[0].id`.
  static String general(String path) {
    return IN_PATH.matcher(path).replaceAll("[]");
  }

  /// The variable of the general path: `MINIPASSPORT_APPS__ID` for `MINIPASSPORT_APPS_0_ID`.
  static String generalVariable(String name) {
    return IN_VARIABLE.matcher(name).replaceAll("_");
  }

  /// A general path made particular: the first entry is meant where the numbers end early.
  String in(String general) {
    Iterator<String> next = numbers.iterator();
    return ANY.matcher(general).replaceAll(_ -> "[" + (next.hasNext() ? next.next() : "0") + "]");
  }
}
