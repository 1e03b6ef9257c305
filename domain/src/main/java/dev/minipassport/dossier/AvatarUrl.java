package dev.minipassport.dossier;

import dev.minipassport.purpose.DataCategory;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a person's picture is: an https URL, judged by `profile.AvatarRule`.
public record AvatarUrl(String text) implements ProfileValue {
  public static final int MOST = 1024;

  /// WeChat's grey avatars, without the last path segment, which is a size (protocol 13.2).
  private static final Set<String> GREY =
      Set.of(
          "/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg",
          "/mmbiz/icTdbqWNOwNRna42FI242Lcia07jQodd2FJGIYQfG0LAJGFxM4FbnQP6yfMxBgJ0F3YRqJCJ1aPAK2dQagdusBZg");

  private static final Pattern WECHATS = Pattern.compile("(.+\\.)?qlogo\\.cn|mmbiz\\.qpic\\.cn");

  /// A host by name, an optional path and query of characters that need no escaping or have it; no
  /// user, no port, no fragment.
  private static final Pattern FORM =
      Pattern.compile(
          "https://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+)"
              + "(/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+)?"
              + "(\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+)?");

  public AvatarUrl {
    if (text.length() > MOST || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an avatar is an https URL of at most 1024 characters, without user, port and fragment");
    }
  }

  /// Lower case.
  public String host() {
    Matcher parts = FORM.matcher(text);
    return parts.matches() ? parts.group(1) : "";
  }

  /// Whether it stands for no picture at all, whatever its size.
  public boolean placeholder() {
    String address = text.split("\\?", 2)[0];
    int size = address.lastIndexOf('/');
    return ofWeChat() && GREY.stream().anyMatch(address.substring(0, size)::endsWith);
  }

  /// The picture is WeChat's: its URL dies when the person changes it, so it wants to be copied
  /// (protocol 13.2). It is not the backend's to delete.
  public boolean ofWeChat() {
    return WECHATS.matcher(host()).matches();
  }

  @Override
  public DataCategory category() {
    return DataCategory.AVATAR;
  }

  @Override
  public String toString() {
    return "AvatarUrl[REDACTED]";
  }
}
