package dev.minipassport.grpc.service.profile;

import dev.minipassport.change.Page;
import dev.minipassport.consent.Barred;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.Paging;
import dev.minipassport.grpc.wire.ProfileWire;
import dev.minipassport.grpc.wire.UserDataWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.profile.Erasure;
import dev.minipassport.profile.Filling;
import dev.minipassport.profile.Judged;
import dev.minipassport.profile.ProfileReading;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.v1.EraseProfileResponse;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.ListPicturesToDeleteResponse;
import dev.minipassport.v1.NoConsent;
import dev.minipassport.v1.PictureToDelete;
import dev.minipassport.v1.PromptUnknown;
import dev.minipassport.v1.ReadProfileResponse;
import dev.minipassport.v1.RequestIdReused;
import dev.minipassport.v1.TextRefused;

/// Translates to the wire what came of filling, reading and erasing profiles.
final class ProfileAnswers {
  private ProfileAnswers() {}

  static FillProfileResponse of(Filling outcome, PurposeId purpose) {
    var response = FillProfileResponse.newBuilder();
    return switch (outcome) {
      case Filling.Filled filled -> response.setFilled(filled(filled)).build();
      case Filling.NicknameRefused(var why) -> response.setNicknameRefused(refused(why)).build();
      case Filling.AvatarRefused(var why) -> response.setAvatarRefused(refused(why)).build();
      case Filling.Flawed(var why) -> response.setUserDataFlawed(UserDataWire.flawed(why)).build();
      case Filling.Barred(Barred.NoConsent _) ->
          response.setNoConsent(NoConsent.getDefaultInstance()).build();
      case Filling.Barred(Barred.PromptOutdated(var why)) ->
          response.setPromptOutdated(ConsentWire.outdated(why)).build();
      case Filling.Barred(Barred.PromptUnknown _) ->
          response.setPromptUnknown(PromptUnknown.getDefaultInstance()).build();
      case Filling.Barred(Barred.RequestIdReused _) ->
          response.setRequestIdReused(RequestIdReused.getDefaultInstance()).build();
      case Filling.Risky(var category) ->
          response
              .setContentRisky(
                  FillProfileResponse.ContentRisky.newBuilder()
                      .setCategory(ConsentWire.category(category)))
              .build();
      case Filling.NotSeenLately _ ->
          response.setNotSeenLately(FillProfileResponse.NotSeenLately.getDefaultInstance()).build();
      case Filling.UnknownPurpose _ ->
          response.setUnknownPurpose(ConsentWire.unknown(purpose)).build();
      case Filling.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  private static FillProfileResponse.Filled filled(Filling.Filled filled) {
    var told =
        FillProfileResponse.Filled.newBuilder()
            .setProfile(ProfileWire.profile(filled.profile()))
            .addAllPlaceholders(ConsentWire.categories(filled.placeholders()));
    filled.picture().ifPresent(orphan -> told.setPictureToDelete(orphan.text()));
    filled.advice().forEach((category, verdict) -> told.addAdvice(advice(category, verdict)));
    return told.build();
  }

  private static FillProfileResponse.Advice advice(DataCategory category, Verdict verdict) {
    return FillProfileResponse.Advice.newBuilder()
        .setCategory(ConsentWire.category(category))
        .setVerdict(
            switch (verdict) {
              case PASS -> FillProfileResponse.Advice.Verdict.VERDICT_PASS;
              case REVIEW -> FillProfileResponse.Advice.Verdict.VERDICT_REVIEW;
              case RISKY -> FillProfileResponse.Advice.Verdict.VERDICT_RISKY;
            })
        .build();
  }

  static TextRefused refused(Judged.Flaw why) {
    return TextRefused.newBuilder()
        .setReason(
            switch (why) {
              case EMPTY -> TextRefused.Reason.REASON_EMPTY;
              case TOO_LONG -> TextRefused.Reason.REASON_TOO_LONG;
              case CONTROL_CHARACTER -> TextRefused.Reason.REASON_CONTROL_CHARACTER;
              case INVISIBLE -> TextRefused.Reason.REASON_INVISIBLE;
              case DIRECTION -> TextRefused.Reason.REASON_DIRECTION;
              case NOT_A_CHARACTER -> TextRefused.Reason.REASON_NOT_A_CHARACTER;
              case TOO_MANY_MARKS -> TextRefused.Reason.REASON_TOO_MANY_MARKS;
              case NOT_A_URL -> TextRefused.Reason.REASON_NOT_A_URL;
              case NOT_HTTPS -> TextRefused.Reason.REASON_NOT_HTTPS;
              case HOST_NOT_ALLOWED -> TextRefused.Reason.REASON_HOST_NOT_ALLOWED;
            })
        .build();
  }

  static ReadProfileResponse of(ProfileReading outcome) {
    var response = ReadProfileResponse.newBuilder();
    return switch (outcome) {
      case ProfileReading.Read(var profile) ->
          response.setProfile(ProfileWire.profile(profile)).build();
      case ProfileReading.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static EraseProfileResponse of(Erasure outcome) {
    var response = EraseProfileResponse.newBuilder();
    return switch (outcome) {
      case Erasure.Erased(var erased, var picture) -> {
        var told =
            EraseProfileResponse.Erased.newBuilder()
                .addAllCategories(ConsentWire.categories(erased));
        picture.ifPresent(orphan -> told.setPictureToDelete(orphan.text()));
        yield response.setErased(told).build();
      }
      case Erasure.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static ListPicturesToDeleteResponse of(Page<Orphan> outcome) {
    var response = ListPicturesToDeleteResponse.newBuilder();
    return switch (outcome) {
      case Page.Read<Orphan>(var orphans, var cursor, var more) -> {
        var page =
            ListPicturesToDeleteResponse.PicturePage.newBuilder()
                .setNextCursor(cursor)
                .setMore(more);
        orphans.forEach(orphan -> page.addPictures(picture(orphan)));
        yield response.setPage(page).build();
      }
      case Page.CursorTooOld<Orphan> _ ->
          response
              .setCursorTooOld(ListPicturesToDeleteResponse.CursorTooOld.getDefaultInstance())
              .build();
      case Page.CursorUnknown<Orphan> _ -> throw Paging.unknownCursor("ListPicturesToDelete");
    };
  }

  private static PictureToDelete picture(Orphan orphan) {
    return PictureToDelete.newBuilder()
        .setUrl(orphan.picture().text())
        .setAt(Wire.timestamp(orphan.at()))
        .build();
  }
}
