package dev.minipassport.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.phone.Callback;
import dev.minipassport.simulator.phone.Client;
import dev.minipassport.simulator.phone.Reaction;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneCommandsTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private final WeChatSimulator weChat = wechat.simulator();
  private final Caller caller = new Caller(wechat.baseUri());

  @BeforeEach
  void aliceLogsIn() {
    caller.control("apps", "{'app':'wx1','secret':'s'}");
    caller.code("wx1", "alice");
  }

  @Test
  void anUndescribedClientIsACurrentOne() {
    JsonNode answer = caller.control("phone/get-user-profile", "{'app':'wx1','person':'alice'}");

    assertThat(answer.path("errMsg").asText()).isEqualTo("getUserProfile:ok");
    assertThat(answer.path("userInfo").path("nickName").asText()).isEqualTo("微信用户");
    assertThat(answer.path("signature").asText()).hasSize(40);
  }

  @Test
  void theWholeClientMayBeDescribed() {
    JsonNode answer =
        asked(
            "get-user-profile",
            """
            'base_library':'3.0.0','platform':'android','environment':'release',
             'published':'2021-04-01T00:00:00Z','person_does':'accept','tapped':true,
             'privacy_agreed':true,'privacy_declared':true
            """);

    assertThat(answer.path("userInfo").path("nickName").asText()).isEqualTo("alice");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get-user-profile | 'published':'2022-11-08'                 | alice",
        "get-user-profile | 'published':'2022-11-09'                 | 微信用户",
        "get-user-profile | 'published':'2022-11-09T00:00:00+08:00'  | 微信用户",
        "get-user-profile | 'published':'2022-11-08T15:59:59Z'       | alice",
        "get-user-profile | 'published':'2022-11-08','environment':'trial' | 微信用户",
        "get-user-profile | 'base_library':'2.20.1'                  | alice",
        "get-user-info    | 'base_library':'2.20.1'                  | 微信用户",
        "get-user-info    | 'published':'2021-04-28'                 | alice",
        "get-user-info    | 'base_library':'2.3.0'                   | alice",
      })
  void theClientDecidesWhatIsGiven(String command, String client, String nickName) {
    assertThat(asked(command, client).path("userInfo").path("nickName").asText())
        .isEqualTo(nickName);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get-user-profile | 'tapped':false                            | by user TAP gesture.'}",
        "get-user-info    | 'base_library':'2.3.0','person_does':'dismiss' | :fail auth deny'}",
        "choose-avatar    | 'person_does':'dismiss'                   | 'chooseAvatar:fail cancel'}",
        "choose-avatar    | 'base_library':'2.20.1','platform':'ohos' | :fail not supported'}",
        "choose-avatar    | 'privacy_agreed':false,'person_does':'refuse' | denied','errno':103}",
        "choose-avatar    | 'privacy_declared':false                  | agreement','errno':112}",
        "choose-avatar    | 'platform':'devtools'                     | :ok','avatarUrl':'http://tmp/",
        "nickname         | 'text':'爱丽丝'                            | 'value':'爱丽丝','pass':true}",
        "nickname         | 'privacy_agreed':false                    | :ok','value':'alice'}",
      })
  void theAnswerIsWhatTheCallbackGets(String command, String client, String answer) {
    assertThat(asked(command, client).toString()).contains(answer.replace('\'', '"'));
  }

  @Test
  void theProfileIsGivenAndChangedFieldByField() {
    caller.control(
        "people",
        """
        {'person':'alice','profile':{'nickName':'Alice','avatarUrl':'https://a.example/132',
         'gender':2,'city':'Guangzhou','province':'Guangdong','country':'China','language':'en'}}
        """);
    JsonNode answer = caller.control("people", "{'person':'alice','profile':{'nickName':'Lice'}}");

    assertThat(answer.path("profile"))
        .hasToString(
            """
            {"nickName":"Lice","gender":2,"language":"en","city":"Guangzhou",\
            "province":"Guangdong","country":"China","avatarUrl":"https://a.example/132"}\
            """);
  }

  @Test
  void whoeverIsOnlyNamedHasAProfileThatFollowsFromTheName() {
    JsonNode profile = caller.control("people", "{'person':'bob'}").path("profile");

    assertThat(profile.path("nickName").asText()).isEqualTo("bob");
    assertThat(profile.path("avatarUrl").asText())
        .matches("https://thirdwx\\.qlogo\\.cn/mmopen/vi_32/[A-Za-z0-9_-]+/132")
        .isEqualTo(weChat.person("bob").profile().avatarUrl())
        .isNotEqualTo(weChat.person("alice").profile().avatarUrl());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'gender':3}", "{'avatarUrl':'ftp://a'}", "{'nick':'A'}"})
  void aProfileThatIsRefusedRegistersNobody(String profile) {
    String bob = "{'person':'bob','profile':%s}".formatted(profile);
    caller.post("/control/people", bob.replace('\'', '"'));

    assertThat(caller.post("/control/phone/nickname", "{\"app\":\"wx1\",\"person\":\"bob\"}"))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400));
  }

  @Test
  void aPublishedExampleIsSealedLetterForLetter() throws IOException {
    JsonNode example = published("/user-data-decrypt.json");
    JsonNode given = example.path("given");
    caller.control("people", pinned(given.path("session_key").textValue()));
    ObjectNode body =
        band()
            .put("iv", given.path("iv").textValue())
            .put("plaintext", example.path("expect").path("plaintext").textValue());

    JsonNode sealed = Caller.json(caller.post("/control/phone/seal", body.toString()));

    assertThat(sealed.properties()).hasSize(2);
    assertThat(sealed.path("encryptedData")).isEqualTo(given.path("encryptedData"));
    assertThat(sealed.path("iv")).isEqualTo(given.path("iv"));
  }

  @Test
  void aPublishedExampleIsSignedLetterForLetter() throws IOException {
    JsonNode given = published("/rawdata-signature.json").path("given");
    caller.control("people", pinned(given.path("session_key").textValue()));
    ObjectNode body = band().put("raw_data", given.path("rawData").textValue());

    JsonNode signed = Caller.json(caller.post("/control/phone/sign", body.toString()));

    assertThat(signed.path("signature")).isEqualTo(given.path("signature"));
  }

  @Test
  void withoutAnIvOneIsMade() {
    String seal = "{'app':'wx1','person':'alice','plaintext':'not JSON'}";

    assertThat(caller.control("phone/seal", seal).path("iv").asText())
        .hasSize(24)
        .isNotEqualTo(caller.control("phone/seal", seal).path("iv").asText());
  }

  @Test
  void thePhoneIsPlayedFromJavaAsWell() {
    var app = weChat.registerApp("wx1", "s");
    var client = Client.CURRENT.withBaseLibrary("2.20.1");
    var phone = weChat.phone(weChat.person("alice"), app, client);

    assertThat(phone.getUserProfile()).isInstanceOf(Callback.Success.class);
    assertThat(phone.with(client.with(Reaction.REFUSE)).getUserProfile())
        .isInstanceOf(Callback.Failure.class);
    assertThat(weChat.phone(weChat.person("alice"), app).chooseAvatar().fields())
        .containsEntry("errMsg", "chooseAvatar:ok");
  }

  private JsonNode asked(String command, String client) {
    return caller.control(
        "phone/" + command, "{'app':'wx1','person':'alice',%s}".formatted(client));
  }

  private static ObjectNode band() {
    return new ObjectMapper().createObjectNode().put("app", "wx1").put("person", "band");
  }

  private static JsonNode published(String file) throws IOException {
    try (var vectors = PhoneCommandsTest.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(vectors).path("cases").path(0);
    }
  }

  private static String pinned(String key) {
    return "{'person':'band','session_keys':{'wx1':'%s'}}".formatted(key);
  }
}
