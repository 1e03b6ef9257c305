package dev.minipassport.wechat.sessionkey;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.testkit.contract.KeyAuthorityContract;
import dev.minipassport.userdata.KeyAuthority;
import dev.minipassport.wechat.call.SimulatedCalls;
import org.junit.jupiter.api.AfterEach;

final class WeChatKeyAuthorityContractTest extends KeyAuthorityContract {
  private final SimulatedCalls simulated = new SimulatedCalls();
  private final SimulatedPerson alice = simulated.visitor("alice");
  private final KeyAuthority authority = new WeChatKeyAuthority(simulated.calls());

  @AfterEach
  void close() {
    simulated.close();
  }

  @Override
  protected KeyAuthority authority() {
    return authority;
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

  @Override
  protected void fallSilent() {
    simulated.wechat().fail(Fault.RESET_AFTER.on("resetusersessionkey"));
  }
}
