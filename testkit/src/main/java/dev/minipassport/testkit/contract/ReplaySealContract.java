package dev.minipassport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.LoginCode;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.SessionToken;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every implementation of `ReplaySeal` does.
public abstract class ReplaySealContract extends StoreContract {
  private final SessionToken token = SessionToken.random(new Random(1));
  private final LoginCode code = new LoginCode("a-code");

  @Test
  void whoPresentsTheSameSecretGetsTheTokenBack() {
    SealedToken kept = store.replaySeal().seal(token, code);

    assertThat(store.replaySeal().open(kept, new LoginCode("a-code")).orElseThrow().digest())
        .isEqualTo(token.digest());
  }

  @Test
  void whoPresentsAnotherSecretGetsNothing() {
    SealedToken kept = store.replaySeal().seal(token, code);

    assertThat(store.replaySeal().open(kept, new LoginCode("b-code"))).isEmpty();
    assertThat(store.replaySeal().open(kept, token)).isEmpty();
  }

  @Test
  void whatWasNeverSealedDoesNotOpen() {
    assertThat(store.replaySeal().open(new SealedToken(new byte[0]), code)).isEmpty();
    assertThat(store.replaySeal().open(new SealedToken(new byte[100]), code)).isEmpty();
  }

  @Test
  void noByteOfASealedTokenMayChange() {
    byte[] bytes = store.replaySeal().seal(token, code).toBytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] tampered = bytes.clone();
      tampered[i] ^= 1;
      assertThat(store.replaySeal().open(new SealedToken(tampered), code))
          .describedAs("byte " + i)
          .isEmpty();
    }
  }
}
