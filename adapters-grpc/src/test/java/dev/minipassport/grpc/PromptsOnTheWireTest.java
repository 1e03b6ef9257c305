package dev.minipassport.grpc;

import static dev.minipassport.grpc.ConsentMethods.tap;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.Capability;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.DecidePromptResponse.OutcomeCase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptsOnTheWireTest {
  private final Running running = new Running();
  private final Visitor alice = running.visitor();
  private final String token = alice.token().reveal();

  @AfterEach
  void stop() {
    running.close();
  }

  private DecidePromptResponse taps() {
    return running.consent.decidePrompt(tap(token));
  }

  @Test
  void aTapIsAnsweredWithTheWordsAndTheWayToCollect() {
    DecidePromptResponse response = taps();

    var question = response.getAsk().getQuestions(0);
    assertThat(question.getPurposeId()).isEqualTo(PURPOSE);
    assertThat(question.getVersion()).isEqualTo(1);
    assertThat(question.getCategoriesList())
        .containsExactly(DataCategory.DATA_CATEGORY_NICKNAME, DataCategory.DATA_CATEGORY_AVATAR);
    assertThat(question.getWords().getLanguage()).isEqualTo("zh_CN");
    assertThat(question.getWords().getTitle()).isEqualTo("头像与昵称");
    assertThat(question.getWords().getConfirm()).isEqualTo("好的");
    assertThat(question.getWords().getCancel()).isEqualTo("不用");
    assertThat(question.getWords().getDeclined()).isEqualTo("你没有同意");
    var collection = response.getAsk().getCollection();
    assertThat(collection.getCapability()).isEqualTo(Capability.CAPABILITY_FORM);
    assertThat(collection.getDescription()).isEqualTo("用于展示");
    assertThat(collection.getPromptId()).isNotEmpty();
    assertThat(collection.getGoodUntil().getSeconds())
        .isEqualTo(running.clock.instant().plus(Duration.ofHours(24)).getEpochSecond());
    assertThat(response.hasProfile()).isTrue();
  }

  @Test
  void theWordsComeInTheLanguageThatIsAskedFor() {
    var response = running.consent.decidePrompt(tap(token).toBuilder().setLanguage("en").build());

    assertThat(response.getAsk().getQuestions(0).getWords().getConfirm()).isEqualTo("OK");
  }

  @Test
  void aSharedAndSeparatePurposeSaysSo() {
    running.store.seed(APurpose.named(PURPOSE).version(2).shared().separate());

    var question = taps().getAsk().getQuestions(0);

    assertThat(question.getShared()).isTrue();
    assertThat(question.getSeparate()).isTrue();
    assertThat(question.getWords().getSharing()).isEqualTo("Shared");
  }

  @Test
  void aGrantWithoutDataIsToBeCollected() {
    assertThat(alice.grants()).isNotNull();

    var collect = taps().getCollect();

    assertThat(collect.getPurposeIdsList()).containsExactly(PURPOSE);
    assertThat(collect.getCollection().getCapability()).isEqualTo(Capability.CAPABILITY_FORM);
  }

  @Test
  void whatIsGrantedAndKnownIsNotAskedFor() {
    running.passport.apps.keepPicturesOn(Passport.APP, "pictures.example");
    assertThat(alice.grants()).isNotNull();
    assertThat(alice.fills(Visitor.form("Ali", "https://pictures.example/1.png"))).isNotNull();

    DecidePromptResponse response = taps();

    assertThat(response.hasNotNeeded()).isTrue();
    assertThat(response.getProfile().getNickname().getValue()).isEqualTo("Ali");
  }

  @Test
  void whileOpenDataShowsTheProfileNobodyIsAsked() {
    var then = Instant.parse("2022-02-01T00:00:00Z");
    running.clock.advance(Duration.between(running.clock.instant(), then));
    var client = ConsentMethods.PHONE.toBuilder().setCanUseOpenData(true);

    var response = running.consent.decidePrompt(tap(token).toBuilder().setClient(client).build());

    assertThat(response.hasShow()).isTrue();
    assertThat(response.hasProfile()).isTrue();
  }

  @Test
  void aClientThatCanDoNothingHasNoWay() {
    var client =
        ConsentMethods.PHONE.toBuilder()
            .setCanUseChooseAvatar(false)
            .setCanUseNicknameInput(false)
            .setCanUseGetUserProfile(false)
            .setCanUseGetUserInfoButton(false);

    var response = running.consent.decidePrompt(tap(token).toBuilder().setClient(client).build());

    assertThat(response.getOutcomeCase()).isEqualTo(OutcomeCase.NO_WAY);
    assertThat(response.hasProfile()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "3.7.0, true, false, CAPABILITY_PHONE_CODE",
    "3.7.0, true, true, CAPABILITY_PHONE_CODE",
    "3.7.0, false, true, CAPABILITY_PHONE_REALTIME",
    "2.20.0, true, false, CAPABILITY_PHONE_ENCRYPTED",
  })
  void aNumberIsCollectedByTheButtonThatTheClientHas(
      String library, boolean quick, boolean realtime, Capability capability) {
    running.store.seed(
        APurpose.named("phone").forData(dev.minipassport.purpose.DataCategory.PHONE));
    var client =
        ConsentMethods.PHONE.toBuilder()
            .setBaseLibrary(library)
            .setCanUseGetPhoneNumber(quick)
            .setCanUseGetRealtimePhoneNumber(realtime);

    var response =
        running.consent.decidePrompt(
            tap(token).toBuilder()
                .clearPurposeIds()
                .addPurposeIds("phone")
                .setClient(client)
                .build());

    assertThat(response.getAsk().getCollection().getCapability()).isEqualTo(capability);
    assertThat(response.getAsk().getQuestions(0).getCategoriesList())
        .containsExactly(DataCategory.DATA_CATEGORY_PHONE);
  }
}
