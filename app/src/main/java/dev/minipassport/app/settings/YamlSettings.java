package dev.minipassport.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads a YAML file into settings, whatever their keys.
final class YamlSettings {
  private static final int LARGEST_FILE = 1024 * 1024;

  private final String name;
  private final YAMLParser parser;
  private final Problems problems;
  private final List<Setting> settings = new ArrayList<>();

  private YamlSettings(String name, YAMLParser parser, Problems problems) {
    this.name = name;
    this.parser = parser;
    this.problems = problems;
  }

  /// @throws InvalidConfiguration if there is nothing to go on with
  static List<Setting> read(Path file, Problems problems) {
    try {
      if (!Files.isRegularFile(file)) {
        return refuse(file, "is no file; check the path", problems);
      }
      if (Files.size(file) > LARGEST_FILE) {
        return refuse(file, "is over 1 MB; that is no configuration", problems);
      }
      return parse(file.toString(), Files.readString(file), problems);
    } catch (IOException e) {
      return refuse(
          file, "cannot be read; check that this user may, and that it is UTF-8 text", problems);
    }
  }

  private static List<Setting> refuse(Path file, String text, Problems problems) {
    problems.add(file.toString(), new Origin.Default(), text);
    problems.throwIfAny();
    return List.of();
  }

  private static List<Setting> parse(String name, String text, Problems problems)
      throws IOException {
    try (YAMLParser parser = YAMLFactory.builder().build().createParser(text)) {
      var reader = new YamlSettings(name, parser, problems);
      reader.document();
      return reader.settings;
    }
  }

  private void document() throws IOException {
    try {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        object("");
        if (parser.nextToken() != null) {
          problem(name, "has a second document; keep one");
        }
      } else if (first != null && first != JsonToken.VALUE_NULL) {
        problem(name, "must consist of keys and values, such as \"grpc:\"");
      }
    } catch (JsonProcessingException e) {
      // The parser's own text quotes the line, which may hold a secret.
      problems.add(
          name,
          new Origin.Line(e.getLocation() == null ? line() : e.getLocation().getLineNr()),
          "is no valid YAML here; check indentation, colons and quotes");
      problems.throwIfAny();
    }
  }

  private void object(String prefix) throws IOException {
    var seen = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = Objects.requireNonNull(parser.currentName());
      String path = prefix.isEmpty() ? key : prefix + "." + key;
      if (seen.contains(key)) {
        problem(path, "stands here for the second time; keep one");
      }
      seen.add(key);
      parser.nextToken();
      value(path);
    }
  }

  private void array(String prefix) throws IOException {
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      value(prefix + "[" + index + "]");
    }
  }

  private void value(String path) throws IOException {
    if (parser.isCurrentAlias()) {
      problem(path, "is a YAML alias (*name), which is not supported; write the value");
      return;
    }
    int before = settings.size();
    switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_NULL -> {}
      default -> add(path, parser.getText());
    }
    if (settings.size() == before) {
      add(path, "");
    }
  }

  private void add(String path, String text) {
    settings.add(new Setting(path, text, new Origin.Line(line())));
  }

  private void problem(String path, String text) {
    problems.add(path, new Origin.Line(line()), text);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
