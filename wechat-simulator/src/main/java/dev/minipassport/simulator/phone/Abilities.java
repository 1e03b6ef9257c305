package dev.minipassport.simulator.phone;

import java.time.Instant;

/// What a client can do and still gives, by its base library and by the dates WeChat announced.
///
/// @param now the simulator's time
record Abilities(Client client, Instant now) {
  /// 28 April 2021, 24:00 in Beijing: who publishes later gets no profile from `getUserInfo`.
  private static final Instant USER_INFO_ENDS = Instant.parse("2021-04-28T16:00:00Z");

  private static final Instant GENDER_AND_REGION_END = Instant.parse("2021-09-30T16:00:00Z");

  /// 8 November 2022, 24:00 in Beijing: who publishes later gets no profile from `getUserProfile`.
  private static final Instant USER_PROFILE_ENDS = Instant.parse("2022-11-08T16:00:00Z");

  private static final Instant PRIVACY_BEGINS = Instant.parse("2023-10-16T16:00:00Z");

  private static final BaseLibrary USER_INFO_BUTTON = BaseLibrary.of("1.3.0");
  private static final BaseLibrary PHONE_BUTTON = BaseLibrary.of("1.2.0");
  private static final BaseLibrary USER_PROFILE = BaseLibrary.of("2.10.4");
  private static final BaseLibrary ENCRYPTED_USER_PROFILE = BaseLibrary.of("2.16.0");
  private static final BaseLibrary USER_KEY = BaseLibrary.of("2.17.3");
  private static final BaseLibrary FORM = BaseLibrary.of("2.21.2");
  private static final BaseLibrary PHONE_CODE = BaseLibrary.of("2.21.2");
  private static final BaseLibrary NICKNAME_CHECK = BaseLibrary.of("2.24.4");
  private static final BaseLibrary REALTIME_PHONE = BaseLibrary.of("2.24.4");
  private static final BaseLibrary WITHDRAWAL = BaseLibrary.of("2.27.1");
  private static final BaseLibrary PRIVACY = BaseLibrary.of("2.32.3");
  private static final BaseLibrary COMBINED_POPUP = BaseLibrary.of("3.4.1");

  boolean userInfoButton() {
    return has(USER_INFO_BUTTON);
  }

  boolean userInfoIsAnonymous() {
    return has(USER_PROFILE) && publishedSince(USER_INFO_ENDS);
  }

  boolean userProfile() {
    return has(USER_PROFILE);
  }

  boolean userProfileIsEncrypted() {
    return has(ENCRYPTED_USER_PROFILE);
  }

  /// Trial and development versions lost the profile with the base library, whatever their date.
  boolean userProfileIsWithdrawn() {
    return has(WITHDRAWAL)
        && (client.environment() != Environment.RELEASE || publishedSince(USER_PROFILE_ENDS));
  }

  boolean placeholdersAreMarked() {
    return has(WITHDRAWAL);
  }

  boolean genderAndRegion() {
    return now.isBefore(GENDER_AND_REGION_END);
  }

  /// The button for an avatar and the field for a nickname; desktops got them later (assumed).
  boolean form() {
    return has(client.platform().desktop() ? WITHDRAWAL : FORM);
  }

  boolean nicknameCheck() {
    return form() && has(NICKNAME_CHECK);
  }

  boolean phoneButton() {
    return has(PHONE_BUTTON);
  }

  boolean phoneCode() {
    return has(PHONE_CODE);
  }

  boolean realtimePhone() {
    return has(REALTIME_PHONE);
  }

  boolean userKey() {
    return has(USER_KEY);
  }

  boolean privacyCheck() {
    return has(PRIVACY) && !now.isBefore(PRIVACY_BEGINS);
  }

  /// Whether agreement and permission are asked for in one popup.
  boolean combinedPopup() {
    return has(COMBINED_POPUP);
  }

  private boolean has(BaseLibrary since) {
    return client.baseLibrary().atLeast(since);
  }

  private boolean publishedSince(Instant date) {
    Instant published = client.published();
    return !(published == null ? now : published).isBefore(date);
  }
}
