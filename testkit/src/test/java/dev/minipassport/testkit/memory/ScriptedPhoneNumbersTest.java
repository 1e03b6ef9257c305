package dev.minipassport.testkit.memory;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.identity.Identity;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneNumbers;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedPhoneNumbers;
import dev.minipassport.testkit.contract.PhoneNumbersContract;
import dev.minipassport.userdata.SealedUserData;
import java.time.Duration;

final class ScriptedPhoneNumbersTest extends PhoneNumbersContract {
  private final ScriptedPhoneNumbers numbers = new ScriptedPhoneNumbers();

  @Override
  protected PhoneNumbers numbers() {
    return numbers;
  }

  @Override
  protected Identity alice() {
    return People.known(Passport.ALICE);
  }

  @Override
  protected Identity bob() {
    return People.known(Passport.BOB);
  }

  @Override
  protected PhoneCode codeOf(Identity person, PhoneNumber number) {
    return numbers.codeOf(person.openId(), number);
  }

  @Override
  protected SealedUserData dataOf(Identity person) {
    var data = new SealedUserData("encrypted-phone", "iv");
    numbers.vouchFor(data);
    return data;
  }

  @Override
  protected void loseNextAnswer() {
    numbers.nextAnswers(PhoneNumbers.Redemption.Unknown::new);
  }

  @Override
  protected void turnNextAway() {
    numbers.nextAnswers(
        () -> {
          throw new QuotaReached(Duration.ofMinutes(1));
        });
  }
}
