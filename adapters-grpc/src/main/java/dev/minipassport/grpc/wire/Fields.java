package dev.minipassport.grpc.wire;

import com.google.rpc.BadRequest.FieldViolation;
import dev.minipassport.grpc.call.InvalidRequest;
import dev.minipassport.identity.AppId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one request, and collects what is wrong with them so that the caller learns
/// everything at once.
public final class Fields {
  private static final int UUID_LENGTH = 36;
  private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  /// Callers name the same app again and again; to check its form each time shows in a validation.
  private static volatile @Nullable AppId lastApp;

  private final List<FieldViolation> violations = new ArrayList<>();

  /// The app alone, where nothing else in the request can be wrong.
  public static AppId app(String text) {
    AppId last = lastApp;
    if (last != null && last.value().equals(text)) {
      return last;
    }
    AppId app = checkedApp(text);
    lastApp = app;
    return app;
  }

  private static AppId checkedApp(String text) {
    var fields = new Fields();
    AppId app = fields.read("app_id", text, AppId::new);
    return fields.require(app);
  }

  /// What `type` makes of `value`, or null with a violation: `type` refuses with an
  /// [IllegalArgumentException] that says the rule and leaves the value out.
  public <V, T> @Nullable T read(String field, V value, Function<V, T> type) {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException refused) {
      refuse(field, String.valueOf(refused.getMessage()));
      return null;
    }
  }

  /// Notes that the field breaks `rule`.
  public void refuse(String field, String rule) {
    violations.add(violation(field, rule));
  }

  static FieldViolation violation(String field, String rule) {
    return FieldViolation.newBuilder().setField(field).setDescription(rule).build();
  }

  /// Returns `present`, and notes a violation if that is false.
  public boolean given(String field, boolean present) {
    if (!present) {
      refuse(field, "must be given");
    }
    return present;
  }

  /// A type of texts that have at most so many characters.
  public static Function<String, String> atMost(int most) {
    return within(0, most);
  }

  /// A type of texts that have so many characters.
  public static Function<String, String> within(int least, int most) {
    return text -> {
      if (text.length() < least || text.length() > most) {
        throw new IllegalArgumentException(
            least > 0
                ? "must have %d to %d characters".formatted(least, most)
                : "must have at most %d characters".formatted(most));
      }
      return text;
    };
  }

  /// A type of texts of one line that say something in at most so many characters.
  public static Function<String, String> printable(int most) {
    return text -> {
      if (text.isBlank() || text.length() > most || !PRINTABLE.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "must have 1 to %d printable characters".formatted(most));
      }
      return text;
    };
  }

  /// As [#read], but an empty text is no value and no violation.
  public <T> Optional<T> readOptional(String field, String text, Function<String, T> type) {
    return text.isEmpty() ? Optional.empty() : Optional.ofNullable(read(field, text, type));
  }

  /// Throws what was collected, if anything.
  public void check() {
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
  }

  /// A value that [#read] gave, once nothing is wrong.
  public <T> T require(@Nullable T value) {
    check();
    if (value == null) {
      throw new IllegalStateException("a field that was not read has no value");
    }
    return value;
  }

  /// The canonical form alone, so that an id has one spelling.
  public static UUID uuid(String text) {
    if (text.length() == UUID_LENGTH) {
      try {
        var uuid = UUID.fromString(text);
        if (uuid.toString().equalsIgnoreCase(text)) {
          return uuid;
        }
      } catch (IllegalArgumentException _) {
        // Said below, without the value.
      }
    }
    throw new IllegalArgumentException("must be a UUID of 36 characters, as this service gave it");
  }
}
