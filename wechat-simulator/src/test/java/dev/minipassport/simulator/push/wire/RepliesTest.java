package dev.minipassport.simulator.push.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What servers answer, from the right thing to nonsense.
final class RepliesTest {
  private static final PushConfiguration SAFE =
      PushConfiguration.safe(URI.create("http://127.0.0.1:1/push"), "AAAAA", "A".repeat(43));
  private static final Stamp STAMP = new Stamp(1, "2", "0123456789abcdef");

  @ParameterizedTest
  @EnumSource(PushFormat.class)
  void aReplyOpensWhateverItsLength(PushFormat format) {
    var sealer = new Sealer(SAFE.in(format), "wx1");

    for (int length = 0; length < 70; length++) {
      String message = "字".repeat(length);
      assertThat(sealer.open(sealer.reply(message, STAMP))).contains(message);
    }
  }

  @Test
  void aReplyForAnotherKeyDoesNotOpen() {
    var other = new Sealer(PushConfiguration.safe(SAFE.url(), "AAAAA", "B".repeat(43)), "wx1");

    assertThat(new Sealer(SAFE, "wx1").open(other.reply("{}", STAMP))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "<xml>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml>&e;</xml>",
        "{\"Encrypt\":\"\"}"
      })
  void nonsenseDoesNotOpen(String reply) {
    assertThat(new Sealer(SAFE, "wx1").open(reply)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AAAA", "*", "AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatIsNoCiphertextDoesNotOpen(String encrypted) {
    String signature = Signature.of("AAAAA", "1", "2", encrypted);
    String reply =
        "{\"Encrypt\":\"%s\",\"TimeStamp\":1,\"Nonce\":\"2\",\"MsgSignature\":\"%s\"}"
            .formatted(encrypted, signature);

    assertThat(new Sealer(SAFE, "wx1").open(reply)).isEmpty();
  }

  @Test
  void aPlainReplyIsJsonOrXml() {
    assertThat(Sealer.plain("{\"a\":1}")).contains("{\"a\":1}");
    assertThat(Sealer.plain("<xml><A>1</A></xml>")).isPresent();
    assertThat(Sealer.plain("ok")).isEmpty();
  }
}
