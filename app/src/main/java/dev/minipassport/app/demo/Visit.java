package dev.minipassport.app.demo;

import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.AnswerPromptResponse;
import dev.minipassport.v1.BindPhoneRequest;
import dev.minipassport.v1.BindPhoneResponse;
import dev.minipassport.v1.ChangePage;
import dev.minipassport.v1.ChangeServiceGrpc;
import dev.minipassport.v1.ClientFacts;
import dev.minipassport.v1.ConsentServiceGrpc;
import dev.minipassport.v1.DecidePromptRequest;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.Environment;
import dev.minipassport.v1.EraseMyDataRequest;
import dev.minipassport.v1.EraseMyDataResponse;
import dev.minipassport.v1.ExportMyDataRequest;
import dev.minipassport.v1.ExportMyDataResponse;
import dev.minipassport.v1.ExportReceiptRequest;
import dev.minipassport.v1.ExportReceiptResponse;
import dev.minipassport.v1.FillProfileRequest;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.GrantAlong;
import dev.minipassport.v1.ListChangesRequest;
import dev.minipassport.v1.ListConsentRequest;
import dev.minipassport.v1.ListConsentResponse;
import dev.minipassport.v1.ListPicturesToDeleteRequest;
import dev.minipassport.v1.ListReceiptKeysRequest;
import dev.minipassport.v1.ListReceiptKeysResponse;
import dev.minipassport.v1.OpenUserDataRequest;
import dev.minipassport.v1.OpenUserDataResponse;
import dev.minipassport.v1.PhoneServiceGrpc;
import dev.minipassport.v1.PictureToDelete;
import dev.minipassport.v1.Platform;
import dev.minipassport.v1.PrivacyServiceGrpc;
import dev.minipassport.v1.ProfileServiceGrpc;
import dev.minipassport.v1.ReadPhoneRequest;
import dev.minipassport.v1.ReadPhoneResponse;
import dev.minipassport.v1.ReadProfileRequest;
import dev.minipassport.v1.ReadProfileResponse;
import dev.minipassport.v1.ResolveAccountRequest;
import dev.minipassport.v1.ResolveAccountResponse;
import dev.minipassport.v1.SealedUserData;
import dev.minipassport.v1.SignedUserData;
import dev.minipassport.v1.Trigger;
import dev.minipassport.v1.UserDataServiceGrpc;
import dev.minipassport.v1.VerifyUserDataRequest;
import dev.minipassport.v1.VerifyUserDataResponse;
import dev.minipassport.v1.WithdrawConsentRequest;
import dev.minipassport.v1.WithdrawConsentResponse;
import io.grpc.Channel;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// A person in an app, as its backend deals with them: what may be asked, what they said, what is
/// known of them.
public final class Visit {
  private static final int DEADLINE_SECONDS = 10;
  private static final String PURPOSE = "profile";

  private final Channel channel;
  private final String app;
  private final String token;
  private final String purpose;

  public Visit(Channel channel, String app, String token) {
    this(channel, app, token, PURPOSE);
  }

  private Visit(Channel channel, String app, String token, String purpose) {
    this.channel = channel;
    this.app = app;
    this.token = token;
    this.purpose = purpose;
  }

  /// The same, about another purpose.
  public Visit about(String other) {
    return new Visit(channel, app, token, other);
  }

  public DecidePromptResponse decide(Trigger trigger) {
    return consents()
        .decidePrompt(
            DecidePromptRequest.newBuilder()
                .setAppId(app)
                .setSessionToken(token)
                .addPurposeIds(purpose)
                .setTrigger(trigger)
                .setClient(phoneOfToday())
                .build());
  }

  private static ClientFacts phoneOfToday() {
    return ClientFacts.newBuilder()
        .setBaseLibrary("3.7.0")
        .setPlatform(Platform.PLATFORM_IOS)
        .setEnvironment(Environment.ENVIRONMENT_RELEASE)
        .setCanUseGetUserProfile(true)
        .setCanUseChooseAvatar(true)
        .setCanUseNicknameInput(true)
        .setCanUseGetPhoneNumber(true)
        .build();
  }

  public AnswerPromptResponse answer(
      String promptId, UnaryOperator<AnswerPromptRequest.Builder> answer) {
    return consents()
        .answerPrompt(
            answer
                .apply(
                    AnswerPromptRequest.newBuilder()
                        .setAppId(app)
                        .setSessionToken(token)
                        .setPromptId(promptId)
                        .setRequestId(request()))
                .build());
  }

  /// Says yes and fills the form, in one call.
  public FillProfileResponse fill(String promptId, String nickname, String avatarUrl) {
    return profiles()
        .fillProfile(
            form(nickname, avatarUrl)
                .setGrant(GrantAlong.newBuilder().setPromptId(promptId).setRequestId(request()))
                .build());
  }

  /// Fills the form under a grant that has to stand.
  public FillProfileResponse fill(String nickname, String avatarUrl) {
    return profiles().fillProfile(form(nickname, avatarUrl).build());
  }

  private FillProfileRequest.Builder form(String nickname, String avatarUrl) {
    return FillProfileRequest.newBuilder()
        .setAppId(app)
        .setSessionToken(token)
        .setPurposeId(purpose)
        .setForm(
            FillProfileRequest.Form.newBuilder().setNickname(nickname).setAvatarUrl(avatarUrl));
  }

  /// Says yes and binds the number, in one call.
  public BindPhoneResponse bind(String promptId, String code) {
    return phones()
        .bindPhone(
            binding(code)
                .setGrant(GrantAlong.newBuilder().setPromptId(promptId).setRequestId(request()))
                .build());
  }

  /// Binds the number under a grant that has to stand.
  public BindPhoneResponse bind(String code) {
    return phones().bindPhone(binding(code).build());
  }

  private BindPhoneRequest.Builder binding(String code) {
    return BindPhoneRequest.newBuilder()
        .setAppId(app)
        .setSessionToken(token)
        .setPurposeId(purpose)
        .setCode(code);
  }

  public ReadPhoneResponse phone() {
    return phones()
        .readPhone(ReadPhoneRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public ExportMyDataResponse export() {
    return privacy()
        .exportMyData(
            ExportMyDataRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public EraseMyDataResponse eraseAll() {
    return privacy()
        .eraseMyData(
            EraseMyDataRequest.newBuilder()
                .setAppId(app)
                .setSessionToken(token)
                .setReach(EraseMyDataRequest.Reach.REACH_APP)
                .build());
  }

  public ListConsentResponse consents(String language) {
    return consents()
        .listConsent(
            ListConsentRequest.newBuilder()
                .setAppId(app)
                .setSessionToken(token)
                .setLanguage(language)
                .build());
  }

  public ReadProfileResponse read() {
    return profiles()
        .readProfile(ReadProfileRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public List<PictureToDelete> pictures() {
    return profiles()
        .listPicturesToDelete(ListPicturesToDeleteRequest.newBuilder().setAppId(app).build())
        .getPage()
        .getPicturesList();
  }

  public WithdrawConsentResponse withdraw() {
    return consents()
        .withdrawConsent(
            WithdrawConsentRequest.newBuilder()
                .setAppId(app)
                .setSessionToken(token)
                .setPurposeId(purpose)
                .setRequestId(request())
                .build());
  }

  public ExportReceiptResponse receipt() {
    return consents()
        .exportReceipt(
            ExportReceiptRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public ListReceiptKeysResponse receiptKeys() {
    return consents().listReceiptKeys(ListReceiptKeysRequest.getDefaultInstance());
  }

  public OpenUserDataResponse open(String encryptedData, String iv) {
    return userData()
        .openUserData(
            OpenUserDataRequest.newBuilder()
                .setAppId(app)
                .setSessionToken(token)
                .setPurposeId(purpose)
                .setData(SealedUserData.newBuilder().setEncryptedData(encryptedData).setIv(iv))
                .build());
  }

  public VerifyUserDataResponse verify(String rawData, String signature) {
    return userData()
        .verifyUserData(
            VerifyUserDataRequest.newBuilder()
                .setAppId(app)
                .setSessionToken(token)
                .setPurposeId(purpose)
                .setData(SignedUserData.newBuilder().setRawData(rawData).setSignature(signature))
                .build());
  }

  public ChangePage changes() {
    return changeService()
        .listChanges(ListChangesRequest.newBuilder().setAppId(app).setPageSize(1000).build())
        .getPage();
  }

  public ResolveAccountResponse resolve(String accountId) {
    return changeService()
        .resolveAccount(
            ResolveAccountRequest.newBuilder().setAppId(app).setAccountId(accountId).build());
  }

  private PhoneServiceGrpc.PhoneServiceBlockingStub phones() {
    return PhoneServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private PrivacyServiceGrpc.PrivacyServiceBlockingStub privacy() {
    return PrivacyServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private static String request() {
    return UUID.randomUUID().toString();
  }

  private ConsentServiceGrpc.ConsentServiceBlockingStub consents() {
    return ConsentServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private ProfileServiceGrpc.ProfileServiceBlockingStub profiles() {
    return ProfileServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private UserDataServiceGrpc.UserDataServiceBlockingStub userData() {
    return UserDataServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private ChangeServiceGrpc.ChangeServiceBlockingStub changeService() {
    return ChangeServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }
}
