package dev.minipassport.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.prompt.PromptTerms.Subject;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromptTermsTest {
  private static final Instant ISSUED = Instant.parse("2026-03-01T08:00:00.123Z");

  private static Subject subject(int number) {
    return new Subject(
        new PurposeId("purpose-" + number),
        number + 1,
        new Language("zh_CN"),
        TextHash.of("words " + number));
  }

  private static PromptTerms about(Capability capability, int subjects) {
    return new PromptTerms(
        new AppId("wx1111111111111111"),
        new IdentityId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
        IntStream.range(0, subjects).mapToObj(PromptTermsTest::subject).toList(),
        capability,
        Trigger.UNPROMPTED,
        Platform.IOS,
        LibraryVersion.of("2.27.1"),
        ISSUED,
        42);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 20})
  void whatIsWrittenIsReadAgain(int subjects) {
    PromptTerms terms = about(Capability.FORM, subjects);

    assertThat(PromptTerms.of(terms.text())).isEqualTo(terms);
  }

  @ParameterizedTest
  @EnumSource(Capability.class)
  void whicheverWayItCollects(Capability capability) {
    PromptTerms terms = about(capability, 1);

    assertThat(PromptTerms.of(terms.text())).isEqualTo(terms);
  }

  @Test
  void itIsALineForEachField() {
    assertThat(about(Capability.FORM, 1).text())
        .isEqualTo(
            String.join(
                "\n",
                List.of(
                    "wx1111111111111111",
                    "00000000-0000-4000-8000-000000000001",
                    "FORM",
                    "UNPROMPTED",
                    "IOS",
                    "2.27.1",
                    "1772352000123",
                    "42",
                    "purpose-0",
                    "1",
                    "zh_CN",
                    TextHash.of("words 0").hex())));
  }

  @Test
  void itIsGoodForADay() {
    assertThat(about(Capability.NONE, 1).goodUntil()).isEqualTo(ISSUED.plus(Duration.ofDays(1)));
  }
}
