package dev.minipassport.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Looks for secrets where none may be.
///
/// @param wire every byte between client and service, each direction of each connection by itself,
///     and besides headers, trailers and status texts as the client saw them
/// @param data the data directory of the service
public record SecretSearch(
    Needles needles, List<byte[]> wire, Path serviceLog, Path simulatorLog, Path data) {

  public int sessionKeys() {
    return needles.sessionKeys();
  }

  public int accessTokens() {
    return needles.accessTokens();
  }

  public long onTheWire() {
    return wire.stream().mapToLong(this::count).sum();
  }

  public long inTheLogs() throws IOException {
    return count(Files.readAllBytes(serviceLog)) + count(Files.readAllBytes(simulatorLog));
  }

  public long inTheData() throws IOException {
    long found = 0;
    for (Path file : files()) {
      found += count(Files.readAllBytes(file));
    }
    return found;
  }

  /// In how many files of the data `text` stands.
  public long inTheData(String text) throws IOException {
    byte[] needle = text.getBytes(StandardCharsets.UTF_8);
    long found = 0;
    for (Path file : files()) {
      found += contains(Files.readAllBytes(file), needle) ? 1 : 0;
    }
    return found;
  }

  /// Whether `text`, which is no secret, is found on the wire, in the service's log and in the
  /// data, and `written` in the simulator's log: a search that finds nothing has to show that it
  /// could.
  public boolean finds(String text, String written) throws IOException {
    byte[] needle = text.getBytes(StandardCharsets.US_ASCII);
    boolean inData = false;
    for (Path file : files()) {
      inData |= contains(Files.readAllBytes(file), needle);
    }
    return inData
        && wire.stream().anyMatch(bytes -> contains(bytes, needle))
        && contains(Files.readAllBytes(serviceLog), needle)
        && contains(Files.readAllBytes(simulatorLog), written.getBytes(StandardCharsets.US_ASCII));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private long count(byte[] haystack) {
    return needles.bytes().stream().filter(needle -> contains(haystack, needle)).count();
  }

  private static boolean contains(byte[] haystack, byte[] needle) {
    // Each byte is one character, so that the search of strings does.
    return new String(haystack, StandardCharsets.ISO_8859_1)
        .contains(new String(needle, StandardCharsets.ISO_8859_1));
  }
}
