package dev.minipassport.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.StoreRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aNewKeySetIsWholeAndNeverTakesThePlaceOfAnother() throws IOException {
    Path file = directory.resolve("keys.json");

    assertThat(run("--create", file.toString())).isZero();
    String made = Files.readString(file);
    assertThat(run("--create", file.toString())).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("exists already");
    assertThat(file).hasContent(made);
    assertThat(KeySetFile.existing(file)).isNotNull();
  }

  @Test
  void whatRefusesAnIncompleteKeySetNamesTheCommandThatCompletesIt() throws IOException {
    Path file = directory.resolve("keys.json");
    KeySetFile.create(file);
    var whole = (ObjectNode) JSON.readTree(file.toFile());
    Files.writeString(file, whole.deepCopy().without(List.of("receipts", "phones")).toString());

    assertThatThrownBy(() -> KeySetFile.existing(file))
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("./minipassport keys --complete " + file);
    assertThat(run("--complete", file.toString())).isZero();

    assertThat(out.toString()).contains("Give every node this file");
    var completed = (ObjectNode) JSON.readTree(file.toFile());
    assertThat(completed.fieldNames()).toIterable().contains("receipts", "phones");
    assertThat(completed.get("sessionKeys")).isEqualTo(whole.get("sessionKeys"));
    assertThat(KeySetFile.existing(file)).isNotNull();
  }

  @Test
  void aWholeKeySetStaysAsItIs() throws IOException {
    Path file = directory.resolve("keys.json");
    KeySetFile.create(file);
    String made = Files.readString(file);

    assertThat(run("--complete", file.toString())).isZero();

    assertThat(out.toString()).contains("lacks no keys");
    assertThat(file).hasContent(made);
  }

  @Test
  void aMissingKeySetIsNotCompletedByANewOne() {
    Path file = directory.resolve("keys.json");

    assertThat(run("--complete", file.toString())).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("Restore it from the backup");
    assertThat(file).doesNotExist();
  }

  @Test
  void oneOfTheTwoHasToBeAskedFor() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--create", "a", "--complete", "b")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return CommandLines.run(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Stream.concat(Stream.of("keys"), Arrays.stream(arguments)).toArray(String[]::new));
  }
}
