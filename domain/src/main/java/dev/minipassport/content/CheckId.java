package dev.minipassport.content;

import java.util.regex.Pattern;

/// What WeChat calls a check whose verdict comes later: its `trace_id` (protocol 9.2).
public record CheckId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  public CheckId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "check id must be 1 to 128 characters of A-Z, a-z, 0-9, '_' and '-'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
