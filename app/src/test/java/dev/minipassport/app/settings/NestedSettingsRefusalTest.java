package dev.minipassport.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NestedSettingsRefusalTest {
  @TempDir Path directory = Path.of("");

  private final Map<String, String> environment = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "'{titel: a}', books[0].chapters[1].side-notes[0].title",
    "'{lang: a}', books[0].chapters[1].side-notes[0].language",
    "'{pages: 1}', books[0].chapters[1].print.pages",
    "'{title: [a]}', books[0].chapters[1].side-notes[0].title",
    "'{title: {a: b}}', books[0].chapters[1].side-notes[0].title",
  })
  void aMisspeltKeyWithinEntriesSuggestsTheRightOneInTheSameEntries(String note, String meant)
      throws IOException {
    assertThat(problems("books: [{chapters: [{id: a}, {side-notes: [" + note + "]}]}]"))
        .singleElement()
        .extracting(Problem::text)
        .isEqualTo("is no setting; did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "'books: [{chapter: [{id: a}]}]', books[0].chapters[0].id",
    "'books: {id: a}', books[0].id",
    "'book: [{id: a}, {}]', books[0].id",
    "'books: [{authors: {id: a}}]', books[0].authors",
  })
  void aKeyInAWrongListSuggestsOneInARightPlace(String yaml, String meant) throws IOException {
    assertThat(problems(yaml))
        .first()
        .extracting(Problem::text)
        .isEqualTo("is no setting; did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "books: [{chapters: [{side-notes: [{quux: 1}]}]}]",
        "books: [{chapters: [{side-notes: [{quux: {}}]}]}]",
        "books: [{chapters: [{side-notes: [{quux: []}]}]}]",
      })
  void aKeyLikeNoOtherGetsNoSuggestionHoweverLongItsPath(String yaml) throws IOException {
    assertThat(problems(yaml))
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .contains("remove it")
        .doesNotContain("did you mean");
  }

  @ParameterizedTest
  @CsvSource({
    "'books: 4', books, 'is a list; write its entries below it'",
    "'books: [{chapters: 4}]', books[0].chapters, 'is a list'",
    "'books: [4]', books[0], 'is a section; write its keys below it'",
    "'books: [{chapters: [{print: 4}]}]', books[0].chapters[0].print, 'is a section'",
    "'books: [{chapters: [{print: [4]}]}]', 'books[0].chapters[0].print[0]', 'is no setting'",
    "'books: [{authors: []}]', books[0].authors, 'has no value'",
    "'books: [{authors: [[a]]}]', 'books[0].authors[0][0]', 'is no setting'",
    "'books: [{authors: [a, {b: c}]}]', 'books[0].authors[1].b', 'is no setting'",
    "'books: [{authors: [a, ~]}]', books[0].authors, 'element 2 is empty'",
    "'books: [{authors: \"a, a\"}]', books[0].authors, 'element 2 stands there for the second'",
    "'shelves: [4]', 'shelves[0]', 'is no setting; did you mean \"shelves\"?'",
    "'\"books[00].id\": a', 'books[00].id', 'is no setting'",
  })
  void anotherShapeIsRefusedByName(String yaml, String key, String advice) throws IOException {
    assertThat(problems(yaml))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(key);
              assertThat(problem.text()).contains(advice);
              assertThat(problem.line()).contains("(line 1)");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "BOOKS_2_CHAPTERS_1_SIDE_NOTES_3_TITEL, BOOKS_2_CHAPTERS_1_SIDE_NOTES_3_TITLE",
    "BOOKS_2_CHAPTER_1_ID, BOOKS_2_CHAPTERS_1_ID",
    "BOOKS_2_CHAPTERS_ID, BOOKS_2_CHAPTERS_0_ID",
    "BOOKS_02_ID, BOOKS_0_ID",
    "BOOKS_2_AUTHORS_1, BOOKS_2_AUTHORS",
  })
  void aMisspeltVariableSuggestsTheRightOneOfTheSameEntries(String misspelt, String meant)
      throws IOException {
    environment.put("MINIPASSPORT_" + misspelt, "a");

    assertThat(problems("shelves: 2"))
        .extracting(Problem::line)
        .containsExactly(
            "MINIPASSPORT_"
                + misspelt
                + ": overrides nothing; did you mean \"MINIPASSPORT_"
                + meant
                + "\"?");
  }

  @Test
  void aVariableLikeNoOtherGetsNoSuggestion() throws IOException {
    environment.put("MINIPASSPORT_BOOKS_0_CHAPTERS_0_SIDE_NOTES_0_QUUX", "a");

    assertThat(problems("shelves: 2"))
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .contains("unset it");
  }

  private List<Problem> problems(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("books.yaml"), yaml);
    Values values = Values.read(Chapters.SCHEMA, Optional.of(file), environment);
    for (String book : values.entries("books")) {
      var _ = values.find(Chapters.AUTHORS.in(book));
    }
    return Objects.requireNonNull(
            catchThrowableOfType(InvalidConfiguration.class, values::throwIfAnyProblem),
            "the settings were accepted")
        .problems();
  }
}
