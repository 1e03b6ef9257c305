package dev.minipassport.wechat.phone;

import static java.util.Objects.requireNonNull;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.identity.Identity;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneNumbers;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.phone.Callback.Success;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.testkit.contract.PhoneNumbersContract;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.wechat.call.SimulatedCalls;
import org.junit.jupiter.api.AfterEach;

final class WeChatPhoneNumbersContractTest extends PhoneNumbersContract {
  private static final String ENDPOINT = "getuserphonenumber";

  private final SimulatedCalls simulated = new SimulatedCalls();
  private final SimulatedPerson alice = simulated.visitor("alice");
  private final SimulatedPerson bob = simulated.visitor("bob");
  private final PhoneNumbers numbers = new WeChatPhoneNumbers(simulated.calls());

  @AfterEach
  void close() {
    simulated.close();
  }

  @Override
  protected PhoneNumbers numbers() {
    return numbers;
  }

  @Override
  protected Identity alice() {
    return simulated.identity(alice);
  }

  @Override
  protected Identity bob() {
    return simulated.identity(bob);
  }

  @Override
  protected PhoneCode codeOf(Identity person, PhoneNumber number) {
    SimulatedPerson owner = owner(person);
    owner.changePhoneNumber(
        new dev.minipassport.simulator.phonenumber.PhoneNumber(number.country(), number.number()));
    return new PhoneCode(text(tap(owner), "code"));
  }

  @Override
  protected SealedUserData dataOf(Identity person) {
    Success tap = tap(owner(person));
    return new SealedUserData(text(tap, "encryptedData"), text(tap, "iv"));
  }

  private SimulatedPerson owner(Identity person) {
    return person.equals(alice()) ? alice : bob;
  }

  private Success tap(SimulatedPerson person) {
    return (Success) simulated.wechat().phone(person, simulated.app()).getPhoneNumber();
  }

  private static String text(Success tap, String field) {
    return requireNonNull(tap.text(field));
  }

  @Override
  protected void loseNextAnswer() {
    simulated.wechat().fail(Fault.RESET_AFTER.on(ENDPOINT).next(1));
  }

  @Override
  protected void turnNextAway() {
    simulated.wechat().fail(Fault.QUOTA_MINUTE.on(ENDPOINT).next(1));
  }
}
