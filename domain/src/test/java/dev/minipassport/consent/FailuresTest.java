package dev.minipassport.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.minipassport.consent.Meaning.Answer;
import dev.minipassport.consent.Meaning.NoAnswer;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.Surface;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What failures mean, in WeChat's words (protocol 8.2, 13.4, 13.5).
final class FailuresTest {

  private static String told(Meaning meaning) {
    return switch (meaning) {
      case Answer(var decision, var surface) -> {
        assertThat(surface).isEqualTo(Surface.WECHAT_POPUP);
        yield decision.name();
      }
      case NoAnswer(var cause) -> cause.name();
    };
  }

  private static String meaning(OptionalInt errno, String message) {
    return told(Failures.of(new Given.Failed(Optional.empty(), errno, message)));
  }

  @ParameterizedTest
  @CsvSource({
    "jsapi user authorize denied,                               REFUSED",
    "jsapi user authorize canceled,                             PRIVACY_NOT_AGREED",
    "api scope is not declared in the privacy agreement,        NOT_DECLARED",
    "fail appid privacy api banned,                             BANNED",
    "fail privacy permission is not authorized,                 PRIVACY_NOT_AGREED",
    "fail can only be invoked by user TAP gesture.,             NO_TAP",
    "fail auth deny,                                            REFUSED",
    "fail auth denied,                                          REFUSED",
    "fail:auth denied,                                          REFUSED",
    "fail user deny,                                            REFUSED",
    "fail user denied,                                          REFUSED",
    "fail cancel,                                               DISMISSED",
    "fail:user cancel,                                          DISMISSED",
    "fail call too frequently,                                  TOO_OFTEN",
    "fail exceed max frequence,                                 TOO_OFTEN",
    "wx.getUserProfile is not a function,                       NOT_SUPPORTED",
    "fail not supported,                                        NOT_SUPPORTED",
    "fail the method is not support,                            NOT_SUPPORTED",
  })
  void aMessageMeansTheSameWhateverCallItIsOfAndInWhateverCase(String message, String expected) {
    for (String call : new String[] {"", "getUserProfile:", "chooseAvatar:", "getPhoneNumber:"}) {
      assertThat(meaning(OptionalInt.empty(), call + message)).isEqualTo(expected);
      assertThat(meaning(OptionalInt.of(0), call + message)).isEqualTo(expected);
      assertThat(meaning(OptionalInt.empty(), (call + message).toUpperCase(Locale.ROOT)))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "103,     REFUSED",
    "104,     PRIVACY_NOT_AGREED",
    "112,     NOT_DECLARED",
    "1400001, QUOTA_USED_UP",
  })
  void aNumberIsEnough(int errno, String expected) {
    assertThat(meaning(OptionalInt.of(errno), "")).isEqualTo(expected);
    assertThat(meaning(OptionalInt.of(errno), "getPhoneNumber:fail")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "103,     REFUSED",
    "104,     PRIVACY_NOT_AGREED",
    "112,     NOT_DECLARED",
    "1400001, QUOTA_USED_UP",
  })
  void aNumberWinsOverWhateverTheMessageSays(int errno, String expected) {
    for (String message :
        new String[] {
          "fail cancel",
          "fail auth deny",
          "jsapi user authorize denied",
          "jsapi user authorize canceled",
          "api scope is not declared in the privacy agreement",
          "fail appid privacy api banned",
        }) {
      assertThat(meaning(OptionalInt.of(errno), message)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 3, 100, 105, 1_400_002, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aNumberNobodyKnowsLeavesItToTheMessage(int errno) {
    assertThat(meaning(OptionalInt.of(errno), "chooseAvatar:fail cancel")).isEqualTo("DISMISSED");
    assertThat(meaning(OptionalInt.of(errno), "chooseAvatar:fail")).isEqualTo("UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fail", "getUserProfile:fail", "getUserProfile:ok", "系统错误"})
  void whatNobodyKnowsIsNoDecision(String message) {
    assertThat(meaning(OptionalInt.empty(), message)).isEqualTo("UNKNOWN");
  }

  @ParameterizedTest
  @EnumSource(NotAnswered.class)
  void theClientIsBelievedWhereWeChatsWordsAreNotKnown(NotAnswered cause) {
    var failed = new Given.Failed(Optional.of(cause), OptionalInt.empty(), "getUserProfile:fail");

    assertThat(Failures.of(failed)).isEqualTo(new NoAnswer(cause));
  }

  @Test
  void wechatIsBelievedOverTheClient() {
    var worded =
        new Given.Failed(
            Optional.of(NotAnswered.NOT_SUPPORTED), OptionalInt.empty(), "fail auth deny");
    var numbered =
        new Given.Failed(Optional.of(NotAnswered.NO_TAP), OptionalInt.of(112), "fail cancel");

    assertThat(Failures.of(worded)).isEqualTo(new Answer(Decision.REFUSED, Surface.WECHAT_POPUP));
    assertThat(Failures.of(numbered)).isEqualTo(new NoAnswer(NotAnswered.NOT_DECLARED));
  }

  @Test
  void aMessageHasAtMost512Characters() {
    assertThat(meaning(OptionalInt.empty(), "x".repeat(512))).isEqualTo("UNKNOWN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> meaning(OptionalInt.empty(), "x".repeat(513)))
        .withMessageContaining("512");
  }
}
