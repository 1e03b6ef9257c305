package dev.minipassport.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.LoginCode;
import dev.minipassport.login.SessionKey;
import dev.minipassport.storage.seal.KeySet.Recognition;
import dev.minipassport.token.SessionToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeySetTest {
  private static final AppId APP = new AppId("wx1111111111111111");
  private static final OpenId ALICE = new OpenId("oAlice");
  private static final String TEXT = "HyVFkGl5F5OQWJZZaNzBBg==";
  private static final SessionKey KEY = new SessionKey(TEXT.getBytes(StandardCharsets.US_ASCII));

  private KeySet keys;

  @BeforeEach
  void generate() throws GeneralSecurityException {
    keys = KeySet.generate();
  }

  private static String text(SessionKey key) {
    return key.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  @Test
  void aSessionKeyOpensForItsPersonAlone() throws Exception {
    SessionKeySeal seal = keys.sessionKeySeal();
    byte[] column = seal.seal(KEY, APP, ALICE);

    assertThat(text(seal.open(column, APP, ALICE))).isEqualTo(TEXT);
    assertThatThrownBy(() -> seal.open(column, APP, new OpenId("oBob")))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> seal.open(column, new AppId("wx2222222222222222"), ALICE))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void noPartOfTheBindingCanBeMovedIntoItsNeighbour() throws Exception {
    SessionKeySeal seal = keys.sessionKeySeal();
    byte[] column = seal.seal(KEY, new AppId("wx1"), new OpenId("23"));

    assertThatThrownBy(() -> seal.open(column, new AppId("wx12"), new OpenId("3")))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void theSameKeyIsSealedDifferentlyEachTime() throws Exception {
    SessionKeySeal seal = keys.sessionKeySeal();

    assertThat(seal.seal(KEY, APP, ALICE)).isNotEqualTo(seal.seal(KEY, APP, ALICE));
    assertThat(new String(seal.seal(KEY, APP, ALICE), StandardCharsets.ISO_8859_1))
        .doesNotContain(TEXT);
  }

  @Test
  void aKeySetThatWasWrittenAndReadOpensWhatItSealed() throws Exception {
    byte[] column = keys.sessionKeySeal().seal(KEY, APP, ALICE);
    var code = new LoginCode("a-code");
    var token = SessionToken.random(new Random(1));
    var replay = keys.replaySeal().seal(token, code);

    KeySet read = KeySet.parse(keys.reveal());

    assertThat(read.recognise(keys.mark())).isEqualTo(Recognition.OWN);
    assertThat(text(read.sessionKeySeal().open(column, APP, ALICE))).isEqualTo(TEXT);
    assertThat(read.replaySeal().open(replay, code))
        .get()
        .returns(token.digest(), SessionToken::digest);
  }

  @Test
  void anotherKeySetOpensNothing() throws Exception {
    byte[] column = keys.sessionKeySeal().seal(KEY, APP, ALICE);
    var code = new LoginCode("a-code");
    var replay = keys.replaySeal().seal(SessionToken.random(new Random(1)), code);
    KeySet other = KeySet.generate();
    SessionKeySeal otherSeal = other.sessionKeySeal();

    assertThat(other.recognise(keys.mark())).isEqualTo(Recognition.FOREIGN);
    assertThat(other.replaySeal().open(replay, code)).isEmpty();
    assertThatThrownBy(() -> otherSeal.open(column, APP, ALICE))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining(ALICE.value());
  }

  @Test
  void aKeySetWithAKeyMoreKnowsTheMarkAndMakesItAnew() throws Exception {
    KeySet rotated = KeySet.parse(KeyRotation.withNewKeys(keys.reveal()));

    assertThat(rotated.recognise(keys.mark())).isEqualTo(Recognition.OWN_BY_OLDER_KEYS);
    assertThat(rotated.recognise(rotated.mark())).isEqualTo(Recognition.OWN);
    assertThat(keys.recognise(rotated.mark())).isEqualTo(Recognition.FOREIGN);
  }

  @Test
  void aKeySetThatLostItsOldKeysKnowsNewMarksAlone() throws Exception {
    String both = KeyRotation.withNewKeys(keys.reveal());
    KeySet rotated = KeySet.parse(both);
    KeySet young = KeySet.parse(KeyRotation.withoutOldKeys(both));

    assertThat(young.recognise(rotated.mark())).isEqualTo(Recognition.OWN);
    assertThat(young.recognise(keys.mark())).isEqualTo(Recognition.FOREIGN);
  }

  @Test
  void eachKindOfKeysIsRecognisedForItself() throws Exception {
    byte[] mark = keys.mark();
    KeySet other = KeySet.generate();

    for (String kind : List.of("sessionKeys", "replays")) {
      KeySet mixed = KeySet.parse(KeyRotation.with(kind, other.reveal(), keys.reveal()));
      assertThat(mixed.recognise(mark)).describedAs(kind).isEqualTo(Recognition.FOREIGN);
      KeySet rotated =
          KeySet.parse(
              KeyRotation.with(kind, KeyRotation.withNewKeys(keys.reveal()), keys.reveal()));
      assertThat(rotated.recognise(mark))
          .describedAs(kind)
          .isEqualTo(Recognition.OWN_BY_OLDER_KEYS);
    }
  }

  @Test
  void whatIsNoMarkIsForeign() throws Exception {
    byte[] mark = keys.mark();
    mark[mark.length - 1] ^= 1;

    assertThat(keys.recognise(mark)).isEqualTo(Recognition.FOREIGN);
    assertThat(keys.recognise(new byte[0])).isEqualTo(Recognition.FOREIGN);
  }

  @Test
  void whatIsNoKeySetIsNotReadAndNotQuoted() {
    for (String text :
        new String[] {"", "{", "[]", "{}", "{\"sessionKeys\":{\"key\":\"se3ret\"}}"}) {
      assertThatThrownBy(() -> KeySet.parse(text))
          .describedAs(text)
          .isInstanceOf(GeneralSecurityException.class)
          .hasMessageNotContaining("se3ret");
    }
  }

  @Test
  void aKeySetDoesNotPrintItself() throws Exception {
    assertThat(keys).hasToString("KeySet[REDACTED]");
  }
}
