package dev.minipassport.grpc.service.consent;

import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.prompt.ClientFacts;
import dev.minipassport.prompt.ClientFacts.Environment;
import dev.minipassport.prompt.PromptRequest;
import dev.minipassport.prompt.Trigger;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.v1.DecidePromptRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a client wants to know before it asks.
final class PromptFields {
  private static final int MOST_PURPOSES = 8;
  private static final int LONGEST_VERSION = 64;

  private PromptFields() {}

  static @Nullable PromptRequest request(Fields fields, DecidePromptRequest request) {
    List<PurposeId> purposes = purposes(fields, request.getPurposeIdsList());
    ClientFacts client =
        fields.given("client", request.hasClient()) ? client(fields, request.getClient()) : null;
    Trigger trigger = fields.read("trigger", request.getTrigger(), PromptFields::trigger);
    Optional<Language> language =
        fields.readOptional("language", request.getLanguage(), Language::new);
    return purposes.isEmpty() || client == null || trigger == null
        ? null
        : new PromptRequest(purposes, client, trigger, language);
  }

  /// Empty with a violation.
  private static List<PurposeId> purposes(Fields fields, List<String> texts) {
    if (texts.isEmpty() || texts.size() > MOST_PURPOSES) {
      fields.refuse("purpose_ids", "must name 1 to " + MOST_PURPOSES + " purposes");
      return List.of();
    }
    if (new HashSet<>(texts).size() < texts.size()) {
      fields.refuse("purpose_ids", "must name each purpose once");
      return List.of();
    }
    var purposes = new ArrayList<PurposeId>();
    for (int at = 0; at < texts.size(); at++) {
      PurposeId purpose = fields.read("purpose_ids[" + at + "]", texts.get(at), PurposeId::new);
      if (purpose != null) {
        purposes.add(purpose);
      }
    }
    return purposes;
  }

  private static @Nullable ClientFacts client(
      Fields fields, dev.minipassport.v1.ClientFacts client) {
    LibraryVersion library =
        fields.read("client.base_library", client.getBaseLibrary(), LibraryVersion::of);
    Platform platform =
        fields.read("client.platform", client.getPlatform(), PromptFields::platform);
    String weChat =
        fields.read(
            "client.wechat_version", client.getWechatVersion(), Fields.atMost(LONGEST_VERSION));
    Environment environment =
        fields.read("client.environment", client.getEnvironment(), PromptFields::environment);
    String miniProgram =
        fields.read(
            "client.mini_program_version",
            client.getMiniProgramVersion(),
            Fields.atMost(LONGEST_VERSION));
    if (library == null
        || platform == null
        || weChat == null
        || environment == null
        || miniProgram == null) {
      return null;
    }
    return new ClientFacts(
        library,
        platform,
        weChat,
        environment,
        miniProgram,
        client.getScene(),
        client.getCanUseOpenData(),
        client.getCanUseGetUserProfile(),
        client.getCanUseGetUserInfoButton(),
        client.getCanUseChooseAvatar(),
        client.getCanUseNicknameInput(),
        client.getCanUseGetPhoneNumber(),
        client.getCanUseGetRealtimePhoneNumber(),
        client.getPrivacyAuthorizationNeeded());
  }

  private static Trigger trigger(dev.minipassport.v1.Trigger trigger) {
    return switch (trigger) {
      case TRIGGER_UNPROMPTED -> Trigger.UNPROMPTED;
      case TRIGGER_USER_ACTION -> Trigger.USER_ACTION;
      case TRIGGER_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a trigger of the proto");
    };
  }

  private static Platform platform(dev.minipassport.v1.Platform platform) {
    return switch (platform) {
      case PLATFORM_IOS -> Platform.IOS;
      case PLATFORM_ANDROID -> Platform.ANDROID;
      case PLATFORM_OHOS -> Platform.OHOS;
      case PLATFORM_WINDOWS -> Platform.WINDOWS;
      case PLATFORM_MAC -> Platform.MAC;
      case PLATFORM_DEVTOOLS -> Platform.DEVTOOLS;
      case PLATFORM_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a platform of the proto");
    };
  }

  private static Environment environment(dev.minipassport.v1.Environment environment) {
    return switch (environment) {
      case ENVIRONMENT_RELEASE -> Environment.RELEASE;
      case ENVIRONMENT_TRIAL -> Environment.TRIAL;
      case ENVIRONMENT_DEVELOP -> Environment.DEVELOP;
      case ENVIRONMENT_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be an environment of the proto");
    };
  }
}
