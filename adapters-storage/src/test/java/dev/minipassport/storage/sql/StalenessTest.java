package dev.minipassport.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

final class StalenessTest {
  @TempDir Path directory;

  @Test
  void whatIsNotedIsOfOneConnectionAndOfAllItsStatements() {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + directory.resolve("notes.db"));
    var jdbi = Jdbi.create(source);
    try (Handle one = jdbi.open();
        Handle other = jdbi.open()) {
      Staleness notes = Staleness.of(one);
      one.execute("SELECT 1");

      assertThat(Staleness.of(one)).isSameAs(notes);
      assertThat(Staleness.of(other)).isNotSameAs(notes);
      try (Handle later = jdbi.open()) {
        assertThat(Staleness.of(later)).isNotSameAs(notes).isNotSameAs(Staleness.of(other));
      }
    }
  }
}
