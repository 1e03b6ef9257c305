package dev.minipassport.app.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kinds of setting there are.
public final class Kinds {
  private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(B|KB|MB)?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final String DATE_RULE = "must be a date such as 2021-04-20";

  private static final int HIGHEST_PORT = 65_535;

  private Kinds() {}

  public static Kind<Integer> count(int least, int most) {
    String rule = "must be a whole number from " + least + " to " + most;
    return (text, _) -> (int) within(least, integer(text), most, rule);
  }

  /// A number of bytes: `65536`, `64KB`, `4MB`.
  public static Kind<Integer> size(int least, int most) {
    String rule =
        "must be a size from " + least + " to " + most + " bytes, such as 65536, 64KB or 4MB";
    return (text, _) -> {
      Matcher size = SIZE.matcher(text);
      return (int)
          within(
              least,
              size.matches() ? OptionalLong.of(bytes(size)) : OptionalLong.empty(),
              most,
              rule);
    };
  }

  public static Kind<Duration> duration(Duration least, Duration most) {
    String rule =
        "must be a duration from "
            + Durations.text(least)
            + " to "
            + Durations.text(most)
            + ", such as 500ms, 30s, 1h30m, 7d or PT30S";
    return (text, _) ->
        Durations.parse(text)
            .filter(given -> given.compareTo(least) >= 0 && given.compareTo(most) <= 0)
            .orElseThrow(() -> new IllegalArgumentException(rule));
  }

  public static Kind<Boolean> flag() {
    return choice(Map.of("true", true, "false", false));
  }

  /// One of the words that are the keys of `choices`.
  public static <T> Kind<T> choice(Map<String, T> choices) {
    return choice(
        choices,
        "must be one of " + String.join(", ", choices.keySet().stream().sorted().toList()));
  }

  /// As [#choice(Map)], where the words are too many to say.
  ///
  /// @param rule says which they are
  public static <T> Kind<T> choice(Map<String, T> choices, String rule) {
    return (text, _) -> {
      T chosen = choices.get(text);
      if (chosen == null) {
        throw new IllegalArgumentException(
            rule + Suggestion.among(choices.keySet(), text).map(Suggestion::question).orElse(""));
      }
      return chosen;
    };
  }

  /// A path; a relative one starts at the directory of the configuration file.
  public static Kind<Path> path() {
    return (text, surroundings) -> {
      try {
        return surroundings.directory().resolve(text).normalize();
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException("must be the path of a file or directory", e);
      }
    };
  }

  public static Kind<URI> uri() {
    return (text, _) -> {
      try {
        URI uri = new URI(text);
        if (uri.getHost() == null
            || uri.getUserInfo() != null
            || uri.getQuery() != null
            || uri.getPort() > HIGHEST_PORT) {
          throw new IllegalArgumentException("must be a URI such as https://api.weixin.qq.com");
        }
        return uri;
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("must be a URI such as https://api.weixin.qq.com", e);
      }
    };
  }

  /// An IP address, or `localhost`. Names are not looked up.
  public static Kind<InetAddress> address() {
    return (text, _) -> {
      try {
        return text.equals("localhost")
            ? InetAddress.getLoopbackAddress()
            : InetAddress.ofLiteral(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("must be an IP address such as 127.0.0.1", e);
      }
    };
  }

  /// A day: `2021-04-20`.
  public static Kind<LocalDate> date() {
    return (text, _) -> {
      if (!DATE.matcher(text).matches()) {
        throw new IllegalArgumentException(DATE_RULE);
      }
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(DATE_RULE, e);
      }
    };
  }

  /// Values with commas between them, or a YAML sequence: at least one, and each once.
  public static <T> Kind<List<T>> list(Kind<T> element) {
    return new ListOf<>(element, false);
  }

  /// As [#list], where a value may stand again.
  public static <T> Kind<List<T>> steps(Kind<T> element) {
    return new ListOf<>(element, true);
  }

  /// One paragraph for people to read, without the white space around it.
  ///
  /// @param most the largest number of code points
  public static Kind<String> words(int most) {
    return new Words(most);
  }

  /// Whatever `constructor` accepts; it refuses by an [IllegalArgumentException] whose message
  /// leaves the value out.
  public static <T> Kind<T> text(Function<String, T> constructor) {
    return (text, _) -> constructor.apply(text);
  }

  private static long bytes(Matcher size) {
    long number = Long.parseLong(size.group(1));
    return switch (size.group(2)) {
      case "KB" -> number * 1024;
      case "MB" -> number * 1024 * 1024;
      case null, default -> number;
    };
  }

  private static OptionalLong integer(String text) {
    return INTEGER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static long within(long least, OptionalLong given, long most, String rule) {
    if (given.isEmpty() || given.getAsLong() < least || given.getAsLong() > most) {
      throw new IllegalArgumentException(rule);
    }
    return given.getAsLong();
  }
}
