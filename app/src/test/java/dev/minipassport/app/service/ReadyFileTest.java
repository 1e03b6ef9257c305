package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.app.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadyFileTest {
  @TempDir Path directory = Path.of("");

  @Test
  void itSaysWhereEverythingIs() throws IOException {
    Path file = directory.resolve("new/ready.json");

    try (var _ = ReadyFile.at(file).write(Map.of("pid", 7))) {
      assertThat(new ObjectMapper().readTree(file.toFile()).path("pid").asInt()).isEqualTo(7);
    }
  }

  @Test
  void itAppearsWholeOrNotAtAll() throws IOException, InterruptedException {
    Path file = directory.resolve("ready.json");
    try (var watch = directory.getFileSystem().newWatchService()) {
      directory.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);

      try (var _ = ReadyFile.at(file).write(Map.of("pid", 7))) {
        WatchKey key = Objects.requireNonNull(watch.poll(10, TimeUnit.SECONDS));
        List<WatchEvent.Kind<?>> happened =
            key.pollEvents().stream()
                .filter(event -> file.getFileName().equals(event.context()))
                .<WatchEvent.Kind<?>>map(WatchEvent::kind)
                .toList();
        assertThat(happened).doesNotContain(StandardWatchEventKinds.ENTRY_MODIFY);
      }
    }
  }

  @Test
  void itReplacesOneThatWasLeftBehind() throws IOException {
    Path file = Files.writeString(directory.resolve("ready.json"), "stale");

    try (var _ = ReadyFile.at(file).write(Map.of())) {
      assertThat(file).hasContent("{}");
    }
  }

  @Test
  void itGoesAwayAtTheEndAndLeavesNoDraft() throws IOException {
    Path file = directory.resolve("ready.json");

    ReadyFile.at(file).write(Map.of()).close();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void oneThatWasLeftBehindGoesBeforeThereIsANewOne() throws IOException {
    Path file = Files.writeString(directory.resolve("ready.json"), "stale");

    ReadyFile _ = ReadyFile.at(file);

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPlaceThatIsTakenByADirectoryIsRefused() throws IOException {
    Path file = Files.createDirectory(directory.resolve("ready.json"));

    assertThatThrownBy(() -> ReadyFile.at(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--ready-file");
  }

  @Test
  void aFailureLeavesNoDraftEither() throws IOException {
    Path file = directory.resolve("ready.json");
    ReadyFile ready = ReadyFile.at(file);
    Files.createFile(Files.createDirectory(file).resolve("occupied"));

    assertThatThrownBy(() -> ready.write(Map.of())).isInstanceOf(Refusal.class);

    assertThat(directory).isDirectoryNotContaining("glob:**/.ready*");
  }
}
