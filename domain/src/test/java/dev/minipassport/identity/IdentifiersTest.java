package dev.minipassport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifiersTest {

  @Test
  void wechatsOwnIdsAreAccepted() {
    assertThat(new AppId("wx4f4bc4dec97d474b")).hasToString("wx4f4bc4dec97d474b");
    assertThat(new OpenId("oGZUI0egBJY1zhBYw2KhdUfwVJJE").value()).hasSize(28);
    assertThat(new UnionId("ocMvos6NjeKLIBqg5Mr9QjxrP1FA").value()).hasSize(28);
    assertThat(new OwnerId("o".repeat(128)).value()).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "a&b", "a%00", "é", "a\u0000"})
  void whatIsNoIdIsRefusedAndNotQuoted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OpenId(text))
        .withMessage("open id must be 1 to 128 characters of A-Z, a-z, 0-9, '_' and '-'");
  }

  @Test
  void anIdOfAbsurdLengthIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new OpenId("o".repeat(129)));
  }
}
