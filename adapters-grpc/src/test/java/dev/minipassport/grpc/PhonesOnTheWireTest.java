package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.Given;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneNumbers.Redemption;
import dev.minipassport.phone.PhonePolicy;
import dev.minipassport.phone.PhonePolicy.Taken;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.v1.BindPhoneRequest;
import dev.minipassport.v1.BindPhoneResponse;
import dev.minipassport.v1.GrantAlong;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.PromptOutdated;
import dev.minipassport.v1.Provenance;
import dev.minipassport.v1.ReadPhoneRequest;
import dev.minipassport.v1.ReadPhoneResponse;
import dev.minipassport.v1.SealedUserData;
import dev.minipassport.v1.UnbindPhoneRequest;
import dev.minipassport.v1.UnbindPhoneResponse;
import dev.minipassport.v1.UserDataFlawed;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PhonesOnTheWireTest {
  private static final String PHONE = "phone";
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber OTHER_NUMBER = new PhoneNumber("86", "13900139000");

  private final Running running = new Running();
  private final Visitor alice = running.visitor().wanting(PHONE);

  PhonesOnTheWireTest() {
    running.store.seed(APurpose.named(PURPOSE), APurpose.named(PHONE).forData(DataCategory.PHONE));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private PhoneCode code(PhoneNumber number) {
    return running.passport.phoneNumbers.codeOf(Passport.ALICE, number);
  }

  private BindPhoneRequest.Builder binding() {
    return BindPhoneRequest.newBuilder()
        .setAppId(APP)
        .setSessionToken(alice.token().reveal())
        .setPurposeId(PHONE);
  }

  private BindPhoneResponse binds(BindPhoneRequest.Builder request) {
    return running.phones.bindPhone(request.build());
  }

  private BindPhoneResponse binds(PhoneNumber number) {
    return binds(binding().setCode(code(number).value()));
  }

  private SealedUserData sealed() {
    var content = new OpenedPhone(NUMBER, APP, running.clock.instant());
    var data = running.passport.userData.sealed(content, ScriptedExchange.sessionKey(1));
    return SealedUserData.newBuilder()
        .setEncryptedData(data.encryptedData())
        .setIv(data.iv())
        .build();
  }

  private ReadPhoneResponse reads() {
    return running.phones.readPhone(
        ReadPhoneRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(alice.token().reveal())
            .build());
  }

  private UnbindPhoneResponse unbinds() {
    return running.phones.unbindPhone(
        UnbindPhoneRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(alice.token().reveal())
            .build());
  }

  private static GrantAlong along(String prompt) {
    return GrantAlong.newBuilder().setPromptId(prompt).setRequestId("request-1").build();
  }

  /// Somebody else who holds the number.
  private void bobBinds() {
    Visitor bob = Visitor.of(running.passport, running.passport.signIn(Passport.BOB), PHONE);
    assertThat(bob.grants()).isNotNull();
    assertThat(bob.binds(running.passport.phoneNumbers.codeOf(Passport.BOB, NUMBER))).isNotNull();
    assertThat(bob.phone()).contains(NUMBER);
  }

  @Test
  void aNumberIsBoundByItsCodeAndToldMasked() {
    assertThat(alice.grants()).isNotNull();
    assertThat(reads().hasNoPhone()).isTrue();

    BindPhoneResponse.Bound bound = binds(NUMBER).getBound();

    assertThat(bound.getMoved()).isFalse();
    assertThat(bound.getPhone().getCountryCode()).isEqualTo("86");
    assertThat(bound.getPhone().getMasked()).isEqualTo("138******00");
    assertThat(bound.getPhone().getE164()).isEmpty();
    ReadPhoneResponse.Known known = reads().getKnown();
    assertThat(known.getPhone()).isEqualTo(bound.getPhone());
    assertThat(known.getOrigin().getProvenance()).isEqualTo(Provenance.PROVENANCE_REDEEMED);
    assertThat(known.getOrigin().getPurposeId()).isEqualTo(PHONE);
    assertThat(known.getOrigin().getFromAppId()).isEmpty();
    assertThat(known.getOrigin().getAt().getSeconds())
        .isEqualTo(running.clock.instant().getEpochSecond());
  }

  @Test
  void aRepeatGetsTheSameAnswerAndRedeemsNothing() {
    assertThat(alice.grants()).isNotNull();
    String code = code(NUMBER).value();

    assertThat(binds(binding().setCode(code))).isEqualTo(binds(binding().setCode(code)));
    assertThat(running.passport.phoneNumbers.redeemed()).isEqualTo(1);
  }

  @Test
  void encryptedDataBindsANumberToo() {
    assertThat(alice.grants()).isNotNull();

    assertThat(binds(binding().setSealed(sealed())).hasBound()).isTrue();
    assertThat(reads().getKnown().getOrigin().getProvenance())
        .isEqualTo(Provenance.PROVENANCE_OPENED);
  }

  @Test
  void aNumberOfAnotherPersonIsTakenOrMoves() {
    bobBinds();
    assertThat(alice.grants()).isNotNull();

    assertThat(binds(NUMBER).hasNumberTaken()).isTrue();
    running.passport.apps.handlePhones(Passport.APP, new PhonePolicy(Taken.MOVE, false));
    assertThat(binds(NUMBER).getBound().getMoved()).isTrue();
  }

  @Test
  void aCodeThatMayBeSpentAsksForAnotherTap() {
    assertThat(alice.grants()).isNotNull();
    running.passport.phoneNumbers.nextAnswers(Redemption.Unknown::new);

    assertThat(binds(NUMBER).hasTapAgain()).isTrue();
  }

  @Test
  void aCodeOfNobodyIsRejected() {
    assertThat(alice.grants()).isNotNull();

    assertThat(binds(binding().setCode("made-up")).hasCodeRejected()).isTrue();
  }

  @Test
  void toChangeOrLoseANumberTakesAFreshLogin() {
    assertThat(alice.grants()).isNotNull();
    assertThat(unbinds().getUnbound().getHeld()).isFalse();
    assertThat(binds(NUMBER).hasBound()).isTrue();
    running.clock.advance(Duration.ofMinutes(5));

    assertThat(binds(OTHER_NUMBER).hasLoginTooOld()).isTrue();
    assertThat(unbinds().hasLoginTooOld()).isTrue();
    assertThat(reads().getKnown().getPhone().getMasked()).isEqualTo("138******00");
  }

  @Test
  void aNumberIsTakenAway() {
    assertThat(alice.grants()).isNotNull();
    assertThat(binds(NUMBER).hasBound()).isTrue();

    assertThat(unbinds().getUnbound().getHeld()).isTrue();
    assertThat(reads().hasNoPhone()).isTrue();
  }

  @Test
  void encryptedDataThatCountsForNothingSaysWhy() {
    assertThat(alice.grants()).isNotNull();
    var made = SealedUserData.newBuilder().setEncryptedData("AA==").setIv("AA==");

    assertThat(binds(binding().setSealed(made)).getUserDataFlawed().getReason())
        .isEqualTo(UserDataFlawed.Reason.REASON_UNDECIPHERABLE);
  }

  @Test
  void whatWeChatDoesNotVouchForBindsNothing() {
    assertThat(alice.grants()).isNotNull();
    running.passport.apps.handlePhones(Passport.APP, new PhonePolicy(Taken.REFUSE, true));

    assertThat(binds(binding().setSealed(sealed())).hasNotVouched()).isTrue();
  }

  @Test
  void withoutAGrantNothingIsRedeemed() {
    assertThat(binds(NUMBER).hasNoConsent()).isTrue();
    assertThat(running.passport.phoneNumbers.calls()).isZero();
  }

  @Test
  void aPurposeThatIsNotForPhoneNumbersIsUnknownHere() {
    assertThat(
            binds(binding().setPurposeId(PURPOSE).setCode("code"))
                .getUnknownPurpose()
                .getPurposeId())
        .isEqualTo(PURPOSE);
  }

  @Test
  void aYesComesAlongInTheSameCall() {
    String prompt = alice.prompt().value();

    assertThat(binds(binding().setCode(code(NUMBER).value()).setGrant(along(prompt))).hasBound())
        .isTrue();
    assertThat(alice.stance().granted()).isTrue();
  }

  @Test
  void aYesThatCannotBeGivenRedeemsNothing() {
    String prompt = alice.prompt().value();
    BindPhoneRequest.Builder request = binding().setCode(code(NUMBER).value());

    assertThat(binds(request.setGrant(along("made up"))).hasPromptUnknown()).isTrue();
    running.clock.advance(Duration.ofHours(24));
    assertThat(binds(request.setGrant(along(prompt))).getPromptOutdated().getReason())
        .isEqualTo(PromptOutdated.Reason.REASON_EXPIRED);
    assertThat(running.passport.phoneNumbers.calls()).isZero();
  }

  /// A call with a code is known by that.
  @Test
  void aRequestIdThatIsTakenBindsNoEncryptedData() {
    var prompt = alice.prompt();
    assertThat(alice.answers(prompt, new RequestId("request-1"), new Given.Dismissed()))
        .isNotNull();

    assertThat(
            binds(binding().setSealed(sealed()).setGrant(along(prompt.value())))
                .hasRequestIdReused())
        .isTrue();
    assertThat(reads().hasNoPhone()).isTrue();
  }

  @Test
  void aTokenThatAdmitsToNothingIsRefusedEverywhere() {
    running.passport.revoke.revoke(alice.app(), alice.token());

    assertThat(binds(NUMBER).getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(reads().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(unbinds().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
  }
}
