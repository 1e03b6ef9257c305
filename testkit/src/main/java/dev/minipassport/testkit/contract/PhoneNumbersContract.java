package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.identity.Identity;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneNumbers;
import dev.minipassport.phone.PhoneNumbers.Redemption;
import dev.minipassport.userdata.SealedUserData;
import org.junit.jupiter.api.Test;

/// What every implementation of `PhoneNumbers` does.
public abstract class PhoneNumbersContract {
  private static final PhoneNumber CHINESE = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber FOREIGN = new PhoneNumber("852", "51234567");

  protected abstract PhoneNumbers numbers();

  protected abstract Identity alice();

  protected abstract Identity bob();

  /// A fresh code of the person.
  protected abstract PhoneCode codeOf(Identity person, PhoneNumber number);

  /// Phone data that WeChat made for the person's app just now.
  protected abstract SealedUserData dataOf(Identity person);

  /// The answer to the next redemption gets lost.
  protected abstract void loseNextAnswer();

  /// The next redemption is turned away because too many were made.
  protected abstract void turnNextAway();

  @Test
  void aCodeStandsForANumber() {
    assertThat(numbers().redeem(alice(), codeOf(alice(), CHINESE), PATIENT))
        .isEqualTo(new Redemption.Redeemed(CHINESE));
    assertThat(numbers().redeem(alice(), codeOf(alice(), FOREIGN), PATIENT))
        .isEqualTo(new Redemption.Redeemed(FOREIGN));
  }

  @Test
  void aCodeWorksOnce() {
    PhoneCode code = codeOf(alice(), CHINESE);
    Redemption _ = numbers().redeem(alice(), code, PATIENT);

    assertThat(numbers().redeem(alice(), code, PATIENT)).isEqualTo(new Redemption.Rejected());
  }

  @Test
  void aCodeNobodyGaveIsRejected() {
    assertThat(numbers().redeem(alice(), new PhoneCode("nobody-gave-this"), PATIENT))
        .isEqualTo(new Redemption.Rejected());
  }

  @Test
  void aCodeOfSomebodyElseIsRejected() {
    PhoneCode code = codeOf(alice(), CHINESE);

    assertThat(numbers().redeem(bob(), code, PATIENT)).isEqualTo(new Redemption.Rejected());
  }

  @Test
  void aLostAnswerLeavesTheCodeInDoubt() {
    PhoneCode code = codeOf(alice(), CHINESE);
    loseNextAnswer();

    assertThat(numbers().redeem(alice(), code, PATIENT)).isEqualTo(new Redemption.Unknown());
  }

  @Test
  void aCodeOutlastsBeingTurnedAway() {
    PhoneCode code = codeOf(alice(), CHINESE);
    turnNextAway();

    assertThatExceptionOfType(QuotaReached.class)
        .isThrownBy(() -> numbers().redeem(alice(), code, PATIENT));
    assertThat(numbers().redeem(alice(), code, PATIENT))
        .isEqualTo(new Redemption.Redeemed(CHINESE));
  }

  @Test
  void whatWeChatMadeIsVouchedForAndNothingElse() {
    SealedUserData data = dataOf(alice());

    assertThat(numbers().vouched(alice().app(), data, PATIENT)).isTrue();
    assertThat(numbers().vouched(alice().app(), new SealedUserData("bm9ib2R5", data.iv()), PATIENT))
        .isFalse();
  }
}
