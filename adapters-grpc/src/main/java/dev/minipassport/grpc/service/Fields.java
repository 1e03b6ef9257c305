package dev.minipassport.grpc.service;

import com.google.rpc.BadRequest.FieldViolation;
import dev.minipassport.grpc.call.InvalidRequest;
import dev.minipassport.identity.AppId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one request, and collects what is wrong with them so that the caller learns
/// everything at once.
final class Fields {
  private static final int UUID_LENGTH = 36;

  /// Callers name the same app again and again; to check its form each time shows in a validation.
  private static volatile @Nullable AppId lastApp;

  private final List<FieldViolation> violations = new ArrayList<>();

  /// The app alone, where nothing else in the request can be wrong.
  static AppId app(String text) {
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

  /// What `type` makes of `text`, or null with a violation: `type` refuses with an
  /// [IllegalArgumentException] that says the rule and leaves the value out.
  <T> @Nullable T read(String field, String text, Function<String, T> type) {
    try {
      return type.apply(text);
    } catch (IllegalArgumentException refused) {
      violations.add(
          FieldViolation.newBuilder()
              .setField(field)
              .setDescription(String.valueOf(refused.getMessage()))
              .build());
      return null;
    }
  }

  /// As [#read], but an empty text is no value and no violation.
  <T> Optional<T> readOptional(String field, String text, Function<String, T> type) {
    return text.isEmpty() ? Optional.empty() : Optional.ofNullable(read(field, text, type));
  }

  /// Throws what was collected, if anything.
  void check() {
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
  }

  /// A value that [#read] gave, once nothing is wrong.
  <T> T require(@Nullable T value) {
    check();
    if (value == null) {
      throw new IllegalStateException("a field that was not read has no value");
    }
    return value;
  }

  /// The canonical form alone, so that an id has one spelling.
  static UUID uuid(String text) {
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
    throw new IllegalArgumentException("must be a UUID of 36 characters, as ListSessions names it");
  }
}
