package dev.minipassport.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NestedSettingsTest {
  private static final String TWO_BOOKS =
      """
      books:
        - id: first
          chapters:
            - id: one
              side-notes:
                - {title: a, language: zh_CN}
                - {title: b, language: en}
            - id: two
              print: {pages: 7}
        - id: second
      """;

  @TempDir Path directory = Path.of("");

  private final Map<String, String> environment = new HashMap<>();

  @Test
  void theEntriesOfAListAreThoseOfTheirOwnEntryAlone() throws IOException {
    Values values = read(TWO_BOOKS);

    assertThat(values.entries("books")).containsExactly("books[0]", "books[1]");
    assertThat(values.entries("books[0].chapters"))
        .containsExactly("books[0].chapters[0]", "books[0].chapters[1]");
    assertThat(values.entries("books[0].chapters[0].side-notes"))
        .containsExactly(
            "books[0].chapters[0].side-notes[0]", "books[0].chapters[0].side-notes[1]");
    assertThat(values.entries("books[0].chapters[1].side-notes")).isEmpty();
    assertThat(values.entries("books[1].chapters")).isEmpty();
    values.throwIfAnyProblem();
  }

  @Test
  void aKeyIsAskedForInAnEntryAtAnyDepth() throws IOException {
    Values values = read(TWO_BOOKS);

    assertThat(values.require(Chapters.CHAPTER.in("books[0].chapters[1]"))).contains("two");
    assertThat(values.require(Chapters.TITLE.in("books[0].chapters[0].side-notes[1]")))
        .contains("b");
    assertThat(values.get(Chapters.PAGES.in("books[0].chapters[1]"))).isEqualTo(7);
    assertThat(values.get(Chapters.PAGES.in("books[0].chapters[0]"))).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"books", "books[0]x", "books[0].chapters[0].side-notes[0]", "shelves[0]"})
  void aKeyOfOneListIsNotAskedForInAnother(String entry) {
    assertThatIllegalArgumentException().isThrownBy(() -> Chapters.CHAPTER.in(entry));
  }

  @Test
  void aVariableOverridesAnEntryWithinEntries() throws IOException {
    environment.put("MINIPASSPORT_BOOKS_0_CHAPTERS_0_SIDE_NOTES_1_TITLE", "c");
    environment.put("MINIPASSPORT_BOOKS_1_CHAPTERS_0_PRINT_PAGES", "8");

    Values values = read(TWO_BOOKS);

    assertThat(values.find(Chapters.TITLE.in("books[0].chapters[0].side-notes[0]"))).contains("a");
    assertThat(values.find(Chapters.TITLE.in("books[0].chapters[0].side-notes[1]"))).contains("c");
    assertThat(values.entries("books[1].chapters")).containsExactly("books[1].chapters[0]");
    assertThat(values.get(Chapters.PAGES.in("books[1].chapters[0]"))).isEqualTo(8);
    values.throwIfAnyProblem();
  }

  @Test
  void anEntryWithoutItsKeysIsAnEntryAllTheSame() throws IOException {
    Values values = read("books: [{chapters: [{}, ~]}]");

    assertThat(values.entries("books[0].chapters"))
        .containsExactly("books[0].chapters[0]", "books[0].chapters[1]");
    values.throwIfAnyProblem();
  }

  @Test
  void entriesKeepTheOrderOfTheirNumbers() throws IOException {
    environment.put("MINIPASSPORT_BOOKS_0_CHAPTERS_10_ID", "k");
    environment.put("MINIPASSPORT_BOOKS_0_CHAPTERS_2_ID", "c");

    assertThat(read(TWO_BOOKS).entries("books[0].chapters"))
        .endsWith("books[0].chapters[2]", "books[0].chapters[10]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Li, Wang\"", "[Li, Wang]", "\n    - Li\n    - Wang", "[\"Li,Wang\"]"})
  void severalValuesAreASequenceOrHaveCommasBetweenThem(String authors) throws IOException {
    Values values = read("books:\n  - id: first\n    authors: " + authors + "\n");

    assertThat(values.get(Chapters.AUTHORS.in("books[0]"))).containsExactly("Li", "Wang");
    values.throwIfAnyProblem();
  }

  @Test
  void aVariableOverridesAWholeSequence() throws IOException {
    environment.put("MINIPASSPORT_BOOKS_0_AUTHORS", "Zhao");

    assertThat(read("books: [{authors: [Li, Wang]}]").get(Chapters.AUTHORS.in("books[0]")))
        .containsExactly("Zhao");
  }

  @Test
  void theListOfSettingsShowsTheFirstEntriesWithTheirVariables() {
    assertThat(Chapters.SCHEMA.describe())
        .hasSize(7)
        .contains(
            "shelves                                      1       MINIPASSPORT_SHELVES",
            "books[0].authors                             nobody  MINIPASSPORT_BOOKS_0_AUTHORS",
            "books[0].chapters[0].side-notes[0].title"
                + "     (none)  MINIPASSPORT_BOOKS_0_CHAPTERS_0_SIDE_NOTES_0_TITLE");
  }

  private Values read(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("books.yaml"), yaml);
    return Values.read(Chapters.SCHEMA, Optional.of(file), environment);
  }
}
