package dev.minipassport.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes of the version before read and write beside those of the new one, so a migration adds.
/// What nobody uses any more goes in a later version, in a migration whose name says `contract`.
final class MigrationsAddTest {
  private static final Path MIGRATIONS =
      Path.of("src/main/resources/dev/minipassport/storage/migrations");

  /// What statements of the version before may trip over.
  private static final List<Pattern> BREAKING =
      Stream.of(
              "\\bDROP\\b",
              "\\bRENAME\\b",
              "\\bALTER\\s+COLUMN\\b",
              "\\bADD\\s+(CONSTRAINT|UNIQUE|CHECK)\\b",
              "\\bADD\\s+COLUMN\\b[^;]*\\b(UNIQUE|CHECK)\\b",
              "\\bADD\\s+COLUMN\\b(?=[^;]*\\bNOT\\s+NULL\\b)(?![^;]*\\bDEFAULT\\b)")
          .map(Pattern::compile)
          .toList();

  /// Harmless on a table that the same step makes.
  private static final Pattern UNIQUE =
      Pattern.compile("\\bUNIQUE\\s+INDEX\\s[^;]*?\\sON\\s+(\\w+)");

  static Stream<Path> steps() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.filter(file -> !file.toString().contains("__contract_")).toList().stream();
    }
  }

  private static List<String> broken(String sql) {
    String statements = sql.replaceAll("--[^\n]*", "").toUpperCase(Locale.ROOT);
    return Stream.concat(
            BREAKING.stream().flatMap(pattern -> pattern.matcher(statements).results()),
            UNIQUE
                .matcher(statements)
                .results()
                .filter(index -> !statements.contains("CREATE TABLE " + index.group(1))))
        .map(MatchResult::group)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepLeavesTheVersionBeforeWorking(Path step) throws IOException {
    assertThat(broken(Files.readString(step))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE sessions DROP COLUMN label;",
        "DROP TABLE codes;",
        "ALTER TABLE sessions\n  RENAME COLUMN label TO device;",
        "ALTER TABLE sessions ALTER COLUMN label SET NOT NULL;",
        "CREATE UNIQUE INDEX one ON sessions (label);",
        "CREATE UNIQUE INDEX one\n    ON  sessions (label);",
        "ALTER TABLE sessions ADD COLUMN place TEXT UNIQUE;",
        "ALTER TABLE sessions ADD UNIQUE (label);",
        "alter table sessions add column place TEXT not null;"
      })
  void whatBreaksTheVersionBeforeIsFound(String sql) {
    assertThat(broken(sql)).isNotEmpty();
  }

  @Test
  void whatAddsIsNone() {
    assertThat(
            broken(
                """
                -- Nothing to DROP here.
                ALTER TABLE sessions ADD COLUMN place TEXT;
                ALTER TABLE sessions ADD COLUMN kind TEXT NOT NULL DEFAULT 'X';
                CREATE INDEX sessions_by_place ON sessions (place);
                """))
        .isEmpty();
  }
}
