package dev.minipassport.testkit.memory;

import dev.minipassport.login.SessionKey;
import dev.minipassport.testkit.ScriptedUserData;
import dev.minipassport.testkit.contract.UserDataReaderContract;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.UserDataReader;
import dev.minipassport.userdata.UserInfo;

final class ScriptedUserDataTest extends UserDataReaderContract {
  private final ScriptedUserData userData = new ScriptedUserData();

  @Override
  protected UserDataReader reader() {
    return userData;
  }

  @Override
  protected SignedUserData signed(UserInfo info, SessionKey key) {
    return userData.signed(info, key);
  }

  @Override
  protected SealedUserData sealed(OpenedUserData content, SessionKey key) {
    return userData.sealed(content, key);
  }

  @Override
  protected SealedUserData sealed(OpenedPhone content, SessionKey key) {
    return userData.sealed(content, key);
  }
}
