package dev.minipassport.wechat.push;

import static dev.minipassport.wechat.push.APush.PLAIN;
import static dev.minipassport.wechat.push.APush.SAFE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.Push.Refused;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushEvent.Other;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that no WeChat writes, in plain and in safe mode.
@Timeout(60)
final class HostileTextTest {
  private static final String TYPE = "<MsgType>text</MsgType><MsgId>1</MsgId>";
  private static final Push MALFORMED = new Refused(Flaw.MALFORMED);

  private static void malformed(String text) {
    assertThat(PLAIN.read(text)).isEqualTo(MALFORMED);
    assertThat(SAFE.read(text)).isEqualTo(MALFORMED);
  }

  @Test
  void aBillionLaughsAreNotLaughed() {
    var text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE xml [<!ENTITY l0 \"lol\">");
    for (int level = 1; level < 30; level++) {
      text.append("<!ENTITY l%d \"%s\">".formatted(level, ("&l" + (level - 1) + ";").repeat(10)));
    }
    malformed(text + "]><xml>" + TYPE + "<Content>&l29;</Content></xml>");
  }

  @Test
  void aFileOfThisMachineIsNotRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "canary");
    String uri = secret.toUri().toString();

    malformed(
        "<!DOCTYPE xml [<!ENTITY e SYSTEM \"%s\">]><xml>%s<Content>&e;</Content></xml>"
            .formatted(uri, TYPE));
    malformed("<!DOCTYPE xml SYSTEM \"%s\"><xml>%s</xml>".formatted(uri, TYPE));
    malformed(
        "<!DOCTYPE xml [<!ENTITY %% e SYSTEM \"%s\"> %%e;]><xml>%s</xml>".formatted(uri, TYPE));
    malformed(
        "<xml xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"%s\"/></xml>"
            .formatted(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE xml><xml>%s</xml>",
        "<!DOCTYPE xml []><xml>%s</xml>",
        "<xml>%s<a>&unknown;</a></xml>",
        "<xml>&unknown;%s</xml>",
        "<?xml-stylesheet href=\"a\"?><xml>%s</xml>",
        "<xml><?php a?>%s</xml>",
        "<xml>%s</xml><xml/>",
        "<xml>%s</xml>x",
        "<xml>%s",
        "<xml>%s</xm>",
        "<xml>%s<a></xml></a>",
        "<html>%s</html>",
        "<xml>%s<a>&#xd800;</a></xml>",
        "<xml>%s<a>&#0;</a></xml>",
        "<xml>%s<a b=\"1\" b=\"2\"/></xml>",
        "<xml>%s<a>]]></a></xml>",
        "\ufeff<xml>%s</xml>",
        "<",
        "<!",
        "<xml",
        "<?xml version=\"9.9\"?><xml>%s</xml>"
      })
  void xmlThatIsNoMessageIsMalformed(String shape) {
    malformed(shape.replace("%s", TYPE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xml>%s</xml>",
        " \n<xml>%s</xml>\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>%s</xml>",
        "<xml><!-- a -->%s<a><b>1</b><b>2</b></a><a/><c>&lt;&#20320;</c></xml>",
        "<xml>%s<a><![CDATA[</xml>]]></a></xml>"
      })
  void xmlMayBeWrittenInManyWays(String shape) {
    assertThat(PLAIN.event(shape.replace("%s", TYPE))).isEqualTo(new Other("1"));
  }

  @Test
  void whatAPersonWritesMayLookLikeADocumentType() {
    String text = "<![CDATA[<!DOCTYPE xml [<!ENTITY a \"b\">]><?a?>]]>";

    assertThat(PLAIN.event("<xml><Content>" + text + "</Content>" + TYPE + "</xml>"))
        .isEqualTo(new Other("1"));
    malformed("<xml>" + TYPE + "<!DOCTYPE xml></xml>");
    malformed("<xml>" + TYPE + "</xml><!DOCTYPE xml>");
    malformed("<!-- a --><!DOCTYPE xml><xml>" + TYPE + "</xml>");
  }

  @Test
  void whatADeclarationCallsItsEncodingChangesNothing() {
    assertThat(
            PLAIN.event(
                "<?xml version=\"1.0\" encoding=\"GBK\"?><xml>"
                    + TYPE.replace("1", "<![CDATA[1]]>")
                    + "</xml>"))
        .isEqualTo(new Other("1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 100, 3000})
  void deepNestingIsMalformed(int depth) {
    malformed("<xml>" + TYPE + "<a>".repeat(depth) + "</a>".repeat(depth) + "</xml>");
    malformed("{\"MsgType\":\"text\",\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
    malformed(
        "{\"MsgType\":\"text\",\"a\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}");
  }

  @Test
  void nestingOf15LevelsIsRead() {
    assertThat(PLAIN.event("<xml>" + TYPE + "<a>".repeat(15) + "</a>".repeat(15) + "</xml>"))
        .isEqualTo(new Other("1"));
  }

  @Test
  void theLongestBodyIsReadQuickly() {
    for (String filling : new String[] {"<a/>", "<a b='c'/>", "&lt;", "]]", "<!---->"}) {
      int room = PushBody.LONGEST - TYPE.length() - 11;
      String body = "<xml>" + TYPE + filling.repeat(room / filling.length()) + "</xml>";

      assertThat(PLAIN.read(body)).isInstanceOf(Push.class);
    }
    assertThat(PLAIN.read("<xml><" + "a".repeat(30_000) + "/></xml>")).isEqualTo(MALFORMED);
    var attributes = new StringBuilder("<xml ");
    for (int number = 0; number < 2000; number++) {
      attributes.append('a').append(number).append("='' ");
    }
    assertThat(PLAIN.read(attributes + "/>")).isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"MsgType\"",
        "[{\"MsgType\":\"text\"}]",
        "{\"MsgType\":\"text\"",
        "{\"MsgType\":\"text\"}{}",
        "{\"MsgType\":\"text\"}x",
        "{\"MsgType\":\"text\",\"MsgType\":\"event\"}",
        "{\"MsgType\":\"text\",\"Msg\\u0054ype\":\"event\"}",
        "{'MsgType':'text'}",
        "{\"MsgType\":\"text\",}",
        "// c\n{\"MsgType\":\"text\"}",
        "{\"MsgType\":NaN}",
        "\ufeff{\"MsgType\":\"text\"}",
        "MsgType=text"
      })
  void jsonThatIsNoMessageIsMalformed(String text) {
    malformed(text);
  }

  @Test
  void garbageIsRefusedAndNeverThrown() {
    var random = new Random(20_260_301);
    String[] seeds = {
      "{\"MsgType\":\"event\",\"Event\":\"user_info_modified\",\"CreateTime\":1714112000}",
      "<xml><MsgType><![CDATA[event]]></MsgType><Event>user_info_modified</Event></xml>",
      "<!DOCTYPE xml [<!ENTITY % a \"b\"><!ATTLIST a b CDATA #IMPLIED>]><xml a='b'>&a;</xml>",
      "<?xml version='1.0'?><xml a='b'><!-- c --><d>&lt;&#32;</d><![CDATA[e]]></xml><!-- f -->"
    };
    for (int round = 0; round < 40_000; round++) {
      byte[] body = seeds[round % seeds.length].getBytes(UTF_8);
      for (int change = random.nextInt(8); change >= 0; change--) {
        body[random.nextInt(body.length)] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(128)
                    : "<>!&;[]{}\"'%?-".charAt(random.nextInt(14)));
      }
      Push push = PLAIN.read(APush.post(APush.signed(), body));
      assertThat(push).isInstanceOfAny(Refused.class, Push.Message.class);
    }
  }

  @Test
  void randomCiphertextIsRefusedAndNeverThrown() {
    var random = new Random(20_260_302);
    for (int round = 0; round < 20_000; round++) {
      byte[] blocks = new byte[16 * random.nextInt(1, 6)];
      random.nextBytes(blocks);
      String encrypt = java.util.Base64.getEncoder().encodeToString(blocks);

      assertThat(SAFE.read(SAFE.enveloped(encrypt, "{\"Encrypt\":\"%s\"}")))
          .isEqualTo(new Refused(Flaw.UNDECIPHERABLE));
    }
  }

  @Test
  void randomQueriesAreRefusedAndNeverThrown() {
    var random = new Random(20_260_303);
    String whole = APush.signed();
    for (int round = 0; round < 20_000; round++) {
      var query = new StringBuilder(whole);
      for (int change = random.nextInt(6); change >= 0; change--) {
        query.setCharAt(random.nextInt(query.length()), (char) random.nextInt(0x20, 0x7f));
      }
      if (!query.toString().equals(whole)) {
        assertThat(PLAIN.read(APush.post(query.toString(), "{\"MsgType\":\"text\"}")))
            .isInstanceOf(Refused.class);
      }
    }
  }
}
