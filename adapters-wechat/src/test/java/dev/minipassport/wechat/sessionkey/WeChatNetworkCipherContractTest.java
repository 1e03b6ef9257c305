package dev.minipassport.wechat.sessionkey;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.testkit.contract.NetworkCipherContract;
import dev.minipassport.userdata.NetworkCipher;
import dev.minipassport.wechat.call.SimulatedCalls;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

final class WeChatNetworkCipherContractTest extends NetworkCipherContract {
  private final SimulatedCalls simulated = new SimulatedCalls();
  private final SimulatedPerson alice = simulated.visitor("alice");
  private final NetworkCipher cipher = new WeChatNetworkCipher(simulated.calls(), new Random(11));

  @AfterEach
  void close() {
    simulated.close();
  }

  @Override
  protected NetworkCipher cipher() {
    return cipher;
  }

  @Override
  protected Identity person() {
    return simulated.identity(alice);
  }

  @Override
  protected SessionKey key() {
    return simulated.key(alice);
  }

  @Override
  protected void expire() {
    alice.rotateSessionKey(simulated.app());
  }
}
