package dev.minipassport.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ContentRulesTest {
  private final ContentRules rules = new ContentRules();

  @Test
  void theRuleThatWasSetFirstDecides() {
    rules.word("bad", Verdict.risky(20001));
    rules.word("word", Verdict.review(10001));

    assertThat(rules.ofText("a word that is bad"))
        .isEqualTo(new Finding("bad", Verdict.risky(20001)));
  }

  @Test
  void wordsAreForTextsAndPartsOfUrlsForMedia() {
    rules.word("bad", Verdict.risky(20001));

    assertThat(rules.ofMedium("https://a.example/bad").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void withoutRulesEverythingPasses() {
    rules.media("bad", Verdict.risky(20002));
    rules.clear();

    assertThat(rules.ofMedium("https://a.example/bad").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void whatWeChatDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> Verdict.risky(1)).hasMessageContaining("WeChat's labels");
    assertThatThrownBy(() -> rules.word("", Verdict.PASS)).hasMessageContaining("1 to 200");
  }
}
