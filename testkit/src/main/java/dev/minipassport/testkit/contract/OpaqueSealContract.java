package dev.minipassport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.OpaqueSeal.Use;
import org.junit.jupiter.api.Test;

/// What every implementation of `OpaqueSeal` does.
public abstract class OpaqueSealContract extends StoreContract {
  private static final String TEXT = "wx1111111111111111\nprofile\n头像";

  private OpaqueSeal seal() {
    return store.opaqueSeal();
  }

  @Test
  void whatWasSealedOpens() {
    assertThat(seal().open(Use.PROMPT, seal().seal(Use.PROMPT, TEXT))).contains(TEXT);
    assertThat(seal().open(Use.CURSOR, seal().seal(Use.CURSOR, ""))).contains("");
  }

  @Test
  void itIsPlainText() {
    assertThat(seal().seal(Use.PROMPT, TEXT)).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void whatWasSealedForOneUseIsNothingToAnother() {
    assertThat(seal().open(Use.CURSOR, seal().seal(Use.PROMPT, TEXT))).isEmpty();
  }

  @Test
  void whatWasChangedInAnyCharacterDoesNotOpen() {
    String sealed = seal().seal(Use.PROMPT, TEXT);
    for (int at = 0; at < sealed.length(); at++) {
      for (char other : new char[] {'A', 'B', '0', '_', '=', ' ', '\n', 'é'}) {
        if (sealed.charAt(at) != other) {
          String changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
          assertThat(seal().open(Use.PROMPT, changed)).isEmpty();
        }
      }
    }
  }

  @Test
  void whatNobodySealedDoesNotOpen() {
    String sealed = seal().seal(Use.PROMPT, TEXT);
    for (String made :
        new String[] {
          "",
          "A",
          "AAAA",
          TEXT,
          sealed + "A",
          sealed + "=",
          " " + sealed,
          sealed.substring(1),
          sealed.substring(0, sealed.length() - 1),
          sealed + sealed
        }) {
      assertThat(seal().open(Use.PROMPT, made)).isEmpty();
    }
  }
}
