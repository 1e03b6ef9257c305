package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.storage.Findings;
import dev.minipassport.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryInspectionTest {
  @TempDir Path parent = Path.of("");
  private final TestClock clock = new TestClock();
  private Path directory;

  @BeforeEach
  void nameDirectory() {
    directory = parent.resolve("data");
  }

  private EmbeddedStore open() {
    return EmbeddedStore.open(EmbeddedStoreOptions.in(directory), clock);
  }

  private String warned() {
    Findings findings = DirectoryInspection.findings(directory);
    assertThat(findings.refusals()).isEmpty();
    assertThat(findings.warnings()).hasSize(1);
    return findings.warnings().getFirst();
  }

  @Test
  void aStoreThatIsNotThereYetIsNoFindingAndIsNotMade() throws IOException {
    assertThat(DirectoryInspection.findings(directory)).isEqualTo(Findings.NONE);
    assertThat(directory).doesNotExist();

    Files.createDirectory(directory);
    assertThat(DirectoryInspection.findings(directory)).isEqualTo(Findings.NONE);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aStoreThatNobodyUsesIsNoFindingAndStaysAsItIs() throws IOException {
    open().close();
    String note = Files.readString(directory.resolve("store.lock"));

    assertThat(DirectoryInspection.findings(directory)).isEqualTo(Findings.NONE);

    assertThat(directory.resolve("store.lock")).hasContent(note);
    open().close();
  }

  @Test
  void aStoreThatWasMovedIsRefused() throws IOException {
    open().close();
    Path note = Files.writeString(directory.resolve("moved"), "jdbc:postgresql://db/m, move 1");

    Findings findings = DirectoryInspection.findings(directory);

    assertThat(findings.warnings()).isEmpty();
    assertThat(findings.refusals()).hasSize(1);
    assertThat(findings.refusals().getFirst())
        .contains("was moved to jdbc:postgresql://db/m")
        .contains("remove " + note);
  }

  @Test
  void aStoreInUseIsNoReasonNotToUseTheConfiguration() throws IOException {
    try (EmbeddedStore _ = open()) {
      assertThat(warned())
          .contains("is in use by process " + ProcessHandle.current().pid())
          .contains("a second one would be refused")
          .contains("store.path");
      assertThat(ChildProcess.of(LookingChild.class, directory.toString()).lines())
          .singleElement()
          .asString()
          .contains("is in use by process " + ProcessHandle.current().pid());
    }
  }

  /// Closing a file gives up every lock that the process has on it, whoever took it.
  @Test
  void whoLooksLetsNobodyIn() throws IOException {
    try (EmbeddedStore _ = open()) {
      String _ = warned();

      assertThat(ChildProcess.of(OpeningChild.class, directory.toString()).lines())
          .singleElement()
          .asString()
          .startsWith("IN_USE");
    }
  }

  @Test
  void aStoreThatCannotBeLookedAtFromHereIsNotJudged() throws IOException {
    open().close();
    Files.createDirectory(directory.resolve("moved"));

    assertThat(warned())
        .startsWith("Nothing was learnt about the store in " + directory)
        .contains("as the user of the service");
  }
}
