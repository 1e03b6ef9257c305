package dev.minipassport.simulator.control;

import java.util.regex.Pattern;

/// Repeats a caller's words in an answer: short, and without control characters.
final class Texts {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Texts() {}

  static String shortened(String text) {
    String clean = CONTROL.matcher(text).replaceAll("?");
    return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
  }
}
