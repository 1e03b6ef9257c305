package dev.minipassport.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SecretSearchTest {
  private static final String SECRET = "00112233445566778899aabbccddeeff";
  private static final byte[] KEY = HexFormat.of().parseHex("fbef000102030405060708090a0b0cff");
  private static final String KEY_TEXT = Base64.getEncoder().encodeToString(KEY);
  private static final Needles NEEDLES =
      Needles.in(
          List.of(
              bytes("GET /sns/jscode2session?appid=wx1"),
              bytes("{\"session_key\":\"" + KEY_TEXT + "\",\"openid\":\"o\"}")),
          List.of(SECRET),
          List.of());

  @TempDir Path directory = Path.of("");

  private Path log = Path.of("");
  private Path simulatorLog = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void layOut() throws IOException {
    log = Files.writeString(directory.resolve("log"), "wx1 is served");
    simulatorLog = Files.writeString(directory.resolve("simulator"), "on http://127.0.0.1:7");
    data = Files.createDirectory(directory.resolve("data"));
    Path _ = Files.writeString(data.resolve("db"), "wx1");
  }

  @Test
  void everySessionKeyThatWeChatGaveIsLookedFor() {
    assertThat(NEEDLES.sessionKeys()).isEqualTo(1);
  }

  @Test
  void whereThereIsNoSecretNoneIsFound() throws IOException {
    SecretSearch search = search(bytes("wx1, nothing else"), bytes("OK"));

    assertThat(search.onTheWire()).isZero();
    assertThat(search.inTheLogs()).isZero();
    assertThat(search.inTheData()).isZero();
    assertThat(search.finds("wx1", "http://127.0.0.1:7")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void aSecretIsFoundInEverySpelling(byte[] spelling) throws IOException {
    byte[] spoilt = bytes("before" + new String(spelling, StandardCharsets.ISO_8859_1) + "after");
    Path _ = Files.write(data.resolve("db"), spoilt);
    Path _ = Files.write(log, spoilt);

    assertThat(search(spoilt, new byte[0]).onTheWire()).isPositive();
    assertThat(search(new byte[0], spoilt).onTheWire()).isPositive();
    assertThat(search(new byte[0], new byte[0]).inTheLogs()).isPositive();
    assertThat(search(new byte[0], new byte[0]).inTheData()).isPositive();
  }

  @Test
  void aSecretInTheSimulatorsLogIsFoundToo() throws IOException {
    Path _ = Files.writeString(simulatorLog, SECRET);

    assertThat(search(new byte[0], new byte[0]).inTheLogs()).isEqualTo(1);
  }

  static List<byte[]> spellings() {
    return List.of(
        bytes(SECRET),
        bytes(KEY_TEXT),
        KEY,
        bytes(HexFormat.of().formatHex(KEY)),
        bytes(Base64.getUrlEncoder().withoutPadding().encodeToString(KEY)));
  }

  @Test
  void aBlindSearchIsNoticed() throws IOException {
    assertThat(search(bytes("nothing"), new byte[0]).finds("wx1", "http")).isFalse();
  }

  @Test
  void blindnessForTheSimulatorsLogIsNoticedToo() throws IOException {
    assertThat(search(bytes("wx1"), new byte[0]).finds("wx1", "not there")).isFalse();
  }

  private SecretSearch search(byte[] wire, byte[] transcript) {
    return new SecretSearch(NEEDLES, List.of(wire, transcript), log, simulatorLog, data);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
