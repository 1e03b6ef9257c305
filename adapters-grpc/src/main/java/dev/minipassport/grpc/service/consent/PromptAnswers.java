package dev.minipassport.grpc.service.consent;

import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.ProfileWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.prompt.Prompt;
import dev.minipassport.v1.Capability;
import dev.minipassport.v1.Collection;
import dev.minipassport.v1.DecidePromptResponse;

/// Translates to the wire whether a person may be asked.
final class PromptAnswers {
  private PromptAnswers() {}

  static DecidePromptResponse of(Prompt outcome) {
    var response = DecidePromptResponse.newBuilder();
    return switch (outcome) {
      case Prompt.NotNeeded(var known) ->
          response
              .setNotNeeded(DecidePromptResponse.NotNeeded.getDefaultInstance())
              .setProfile(ProfileWire.profile(known))
              .build();
      case Prompt.Show(var known) ->
          response
              .setShow(DecidePromptResponse.Show.getDefaultInstance())
              .setProfile(ProfileWire.profile(known))
              .build();
      case Prompt.Ask ask ->
          response.setAsk(ask(ask)).setProfile(ProfileWire.profile(ask.known())).build();
      case Prompt.Collect collect ->
          response
              .setCollect(collect(collect))
              .setProfile(ProfileWire.profile(collect.known()))
              .build();
      case Prompt.Quiet(var until, var known) ->
          response
              .setQuiet(DecidePromptResponse.Quiet.newBuilder().setUntil(Wire.timestamp(until)))
              .setProfile(ProfileWire.profile(known))
              .build();
      case Prompt.NoWay(var known) ->
          response
              .setNoWay(DecidePromptResponse.NoWay.getDefaultInstance())
              .setProfile(ProfileWire.profile(known))
              .build();
      case Prompt.UnknownPurpose(var purpose) ->
          response.setUnknownPurpose(ConsentWire.unknown(purpose)).build();
      case Prompt.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  private static DecidePromptResponse.Ask ask(Prompt.Ask ask) {
    var asked = DecidePromptResponse.Ask.newBuilder().setCollection(collection(ask.collection()));
    ask.questions()
        .forEach(
            question ->
                asked.addQuestions(PurposeWire.purpose(question.purpose(), question.words())));
    return asked.build();
  }

  private static DecidePromptResponse.Collect collect(Prompt.Collect collect) {
    var collected =
        DecidePromptResponse.Collect.newBuilder().setCollection(collection(collect.collection()));
    collect.purposes().forEach(purpose -> collected.addPurposeIds(purpose.id().value()));
    return collected.build();
  }

  private static Collection collection(Prompt.Collection collection) {
    return Collection.newBuilder()
        .setPromptId(collection.id().value())
        .setGoodUntil(Wire.timestamp(collection.goodUntil()))
        .setCapability(capability(collection.by()))
        .setDescription(collection.description())
        .setPrivacyAuthorizationFirst(collection.privacyFirst())
        .build();
  }

  static Capability capability(dev.minipassport.prompt.Capability capability) {
    return switch (capability) {
      case GET_USER_PROFILE -> Capability.CAPABILITY_GET_USER_PROFILE;
      case GET_USER_INFO_BUTTON -> Capability.CAPABILITY_GET_USER_INFO_BUTTON;
      case FORM -> Capability.CAPABILITY_FORM;
      case NONE -> Capability.CAPABILITY_NONE;
      case PHONE_CODE -> Capability.CAPABILITY_PHONE_CODE;
      case PHONE_REALTIME -> Capability.CAPABILITY_PHONE_REALTIME;
      case PHONE_ENCRYPTED -> Capability.CAPABILITY_PHONE_ENCRYPTED;
      case OPEN_DATA -> throw new IllegalStateException("open data is shown, never collected");
    };
  }
}
