package dev.minipassport.wechat.phone;

import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.identity.Identity;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneNumbers.Redemption;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.phone.Callback.Success;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.wechat.CapturedLog;
import dev.minipassport.wechat.call.SimulatedCalls;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A code is paid for: what is said of it has to be true, whatever goes wrong.
@Isolated("it reads what is logged")
final class RedemptionFaultsTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13912345678");

  private final SimulatedCalls simulated = new SimulatedCalls();
  private final WeChatPhoneNumbers numbers = new WeChatPhoneNumbers(simulated.calls());
  private final SimulatedPerson person = simulated.visitor("alice");
  private final Identity alice = simulated.identity(person);

  @AfterEach
  void close() {
    simulated.close();
  }

  private PhoneCode tapped() {
    person.changePhoneNumber(
        new dev.minipassport.simulator.phonenumber.PhoneNumber("86", NUMBER.number()));
    var tap = (Success) simulated.wechat().phone(person, simulated.app()).getPhoneNumber();
    return new PhoneCode(requireNonNull(tap.text("code")));
  }

  @ParameterizedTest
  @EnumSource
  void afterAFaultTheCodeIsUnspentAndOtherwiseItWasSentNoMoreThanOnce(Fault fault) {
    assertThat(numbers.redeem(alice, tapped(), PATIENT)).isEqualTo(new Redemption.Redeemed(NUMBER));
    PhoneCode code = tapped();
    simulated.wechat().fail(fault.on("getuserphonenumber").lasting(Duration.ofMillis(50)));
    Optional<Redemption> outcome;
    try (CapturedLog log = CapturedLog.begin()) {
      outcome = attempt(code);
      assertThat(log.text()).doesNotContain(NUMBER.number(), code.value(), alice.openId().value());
    }
    simulated.wechat().heal();

    if (outcome.isEmpty()) {
      assertThat(numbers.redeem(alice, code, PATIENT)).isEqualTo(new Redemption.Redeemed(NUMBER));
    } else {
      assertThat(outcome.get()).isIn(new Redemption.Redeemed(NUMBER), new Redemption.Unknown());
      assertThat(simulated.wechat().count("getuserphonenumber")).isLessThanOrEqualTo(2);
    }
  }

  /// Empty after a fault of ours.
  private Optional<Redemption> attempt(PhoneCode code) {
    try {
      return Optional.of(numbers.redeem(alice, code, () -> Duration.ofMillis(500)));
    } catch (dev.minipassport.fault.Fault unspent) {
      assertThat(unspent).hasMessageNotContaining(code.value());
      return Optional.empty();
    }
  }
}
