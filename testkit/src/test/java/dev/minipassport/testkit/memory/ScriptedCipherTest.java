package dev.minipassport.testkit.memory;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.ScriptedKeys;
import dev.minipassport.testkit.contract.NetworkCipherContract;
import dev.minipassport.userdata.NetworkCipher;

final class ScriptedCipherTest extends NetworkCipherContract {
  private final ScriptedKeys keys = new ScriptedKeys();

  @Override
  protected NetworkCipher cipher() {
    return keys;
  }

  @Override
  protected Identity person() {
    return People.known(Passport.ALICE);
  }

  @Override
  protected SessionKey key() {
    return ScriptedExchange.sessionKey(1);
  }

  @Override
  protected void expire() {
    keys.expire();
  }
}
