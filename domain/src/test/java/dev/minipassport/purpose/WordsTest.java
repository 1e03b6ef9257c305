package dev.minipassport.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.minipassport.purpose.Words.Surface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WordsTest {
  private static final List<String> FIELDS =
      List.of("title", "content", "confirm", "cancel", "declined", "sharing", "desc");

  private static Map<Surface, String> desc(String popup, String button, String form) {
    return Map.of(Surface.POPUP, popup, Surface.BUTTON, button, Surface.FORM, form);
  }

  /// Words in which the field of that name says `text`; `desc` is that of the form.
  private static Words with(String field, String text) {
    var texts = new ArrayList<>(List.of("头像与昵称", "需要你的头像", "好的", "不用", "已拒绝", "", "用于展示"));
    texts.set(FIELDS.indexOf(field), text);
    return new Words(
        new Language("zh_CN"),
        texts.get(0),
        texts.get(1),
        texts.get(2),
        texts.get(3),
        texts.get(4),
        texts.get(5),
        desc("用于展示", "用于展示", texts.get(6)));
  }

  private static void refused(String field, String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(field, text))
        .withMessageContaining(field);
  }

  @ParameterizedTest
  @CsvSource({
    "title,    20",
    "content,  1000",
    "confirm,  4",
    "cancel,   4",
    "declined, 200",
    "sharing,  200",
    "desc,     30",
  })
  void eachTextHasItsLengthInCharacters(String field, int most) {
    for (String one : new String[] {"a", "字", "😀"}) {
      assertThat(with(field, one.repeat(most)).language()).isEqualTo(new Language("zh_CN"));
      refused(field, one.repeat(most + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "content", "confirm", "cancel", "declined", "desc"})
  void noTextThatIsShownIsEmpty(String field) {
    refused(field, "");
    refused(field, "  ");
    refused(field, "\u3000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "content", "confirm", "cancel", "declined", "sharing", "desc"})
  void noTextHoldsControlCharacters(String field) {
    for (String part :
        new String[] {"\n", "\r", "\t", "\u0000", "\u007F", "\u0085", "\u2028", "\u2029"}) {
      refused(field, "a" + part + "b");
    }
    refused(field, "a\uD800");
    refused(field, "\uDC00a");
  }

  @Test
  void aRefusalLeavesTheTextOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("confirm", "Agree to everything"))
        .withMessage("confirm must have at most 4 characters");
  }

  @Test
  void everySurfaceHasADescription() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Words(
                    new Language("en"),
                    "t",
                    "c",
                    "OK",
                    "No",
                    "d",
                    "",
                    Map.of(Surface.POPUP, "a", Surface.FORM, "b")))
        .withMessageContaining("every surface");
    assertThat(with("desc", "above the form").description(Surface.FORM))
        .isEqualTo("above the form");
  }

  @Test
  void aCharacterMoreOrLessInAnyTextIsAnotherHash() {
    var hashes = new HashSet<TextHash>();
    for (String field : FIELDS) {
      hashes.add(with(field, "a").hash());
      hashes.add(with(field, "ab").hash());
    }
    hashes.add(said(new Language("zh_CN"), desc("a", "b", "b")).hash());
    hashes.add(said(new Language("zh_CN"), desc("b", "a", "b")).hash());
    hashes.add(said(new Language("zh_CN"), desc("b", "b", "a")).hash());
    hashes.add(said(new Language("zh_TW"), desc("b", "b", "a")).hash());

    assertThat(hashes).hasSize(2 * FIELDS.size() + 4);
  }

  private static Words said(Language language, Map<Surface, String> descriptions) {
    return new Words(language, "t", "c", "y", "n", "d", "", descriptions);
  }

  @Test
  void theSameWordsHaveTheSameHashForGood() {
    Words words = said(new Language("en"), desc("p", "b", "f"));

    assertThat(words.hash()).isEqualTo(said(new Language("en"), desc("p", "b", "f")).hash());
    assertThat(words.hash()).isEqualTo(TextHash.of("words 1\nen\nt\nc\ny\nn\nd\n\np\nb\nf\n"));
  }

  @Test
  void wordsThatMoveFromOneFieldIntoTheNextAreOtherWords() {
    assertThat(said(new Language("en"), desc("ab", "c", "d")).hash())
        .isNotEqualTo(said(new Language("en"), desc("a", "bc", "d")).hash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh_CN", "zh_TW", "en", "en_US", "fil", "zh_Hans"})
  void languagesAreSpeltAsWeChatSpellsThem(String tag) {
    assertThat(new Language(tag)).hasToString(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "z", "ZH", "zh-CN", "zh_", "zh_C", "chinese", "zh_CN_x", "zh_CN\n"})
  void otherSpellingsAreRefused(String tag) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Language(tag))
        .withMessageContaining("zh_CN");
  }
}
