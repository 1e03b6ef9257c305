package dev.minipassport.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhoneRefusalsTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private final Caller caller = new Caller(wechat.baseUri());

  @BeforeEach
  void aliceLogsIn() {
    caller.control("apps", "{'app':'wx1','secret':'s'}");
    caller.code("wx1", "alice");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nickname | {'app':'wx1'}                                    | send the field 'person'",
        "nickname | {'person':'alice'}                               | send the field 'app'",
        "nickname | {'app':'wx9','person':'alice'}                   | the app wx9 is unknown",
        "nickname | {'app':'wx1','person':'alcie'}                   | the person alcie is unknown",
        "nickname | {~,'text':7}          | 'text' is a string",
        "nickname | {~,'txt':'A'}         | 'txt' is unknown here",
        "choose-avatar | {~,'text':'A'}   | 'text' is unknown here",
        "nickname | {~,'base_library':'2'} | such as 2.20.1",
        "nickname | {~,'base_library':2.2} | is a string",
        "nickname | {~,'platform':'iOS'}  | is one of [ios, android, ohos",
        "nickname | {~,'environment':'x'} | is one of [release, trial, dev",
        "nickname | {~,'person_does':'x'} | is one of [accept, refuse, dis",
        "nickname | {~,'published':'now'} | a date in Beijing or a time",
        "nickname | {~,'published':'2021-02-30'} | a date in Beijing",
        "nickname | {~,'tapped':1}        | is true or false",
        "nickname | {~,'privacy_agreed':1} | is true or false",
        "sign | {~}                       | send the field 'raw_data'",
        "seal | {~}                       | send the field 'plaintext'",
        "seal | {~,'plaintext':'','iv':'x'} | base64 of 16 bytes",
      })
  void badInputIsRefusedWithAdvice(String command, String body, String advice) {
    String known = "'app':'wx1','person':'alice'";

    assertRefused("phone/" + command, body.replace("~", known), advice);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Alice'             | 'profile' is an object",
        "{'nickName':1}      | 'nickName' is a string",
        "{'nick':'A'}        | 'nick' is unknown here; known are [avatarUrl, city",
        "{'gender':'female'} | 'gender' is a whole number",
        "{'gender':3}        | a gender is 0 (unknown), 1 (male) or 2 (female)",
        "{'avatarUrl':'a'}   | an avatarUrl is an http or https URL",
        "{'language':'?'}    | a language is a code such as zh_CN",
      })
  void aBadProfileIsRefusedWithAdvice(String profile, String advice) {
    assertRefused("people", "{'person':'alice','profile':" + profile + "}", advice);
  }

  @Test
  void withoutALoginThereIsNothingToSignWith() {
    caller.control("people", "{'person':'bob'}");

    assertRefused("phone/sign", "{'app':'wx1','person':'bob','raw_data':''}", "log in first");
  }

  private void assertRefused(String command, String body, String advice) {
    var answer = caller.post("/control/" + command, body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.json(answer).path("error").textValue()).contains(advice.replace('\'', '"'));
  }
}
