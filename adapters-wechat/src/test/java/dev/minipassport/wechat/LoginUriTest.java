package dev.minipassport.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.LoginCode;
import dev.minipassport.wechat.api.TimeBudget;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LoginUriTest {
  private static final TimeBudget BUDGET =
      TimeBudget.of(() -> Duration.ofSeconds(5), Duration.ofSeconds(4), new ManualTicker());

  private static URI uri(String base, String secret, String code) {
    Errand errand =
        new Errand(new AppId("wx1"), new AppSecret(secret), new LoginCode(code), BUDGET);
    return LoginUri.of(URI.create(base), errand);
  }

  @Test
  void theAddressIsTheDocumentedOne() {
    assertThat(uri("https://api.weixin.qq.com", "s", "c"))
        .hasToString(
            "https://api.weixin.qq.com/sns/jscode2session"
                + "?appid=wx1&secret=s&js_code=c&grant_type=authorization_code");
  }

  @Test
  void aSlashAfterTheHostChangesNothing() {
    assertThat(uri("https://h/", "s", "c")).isEqualTo(uri("https://h", "s", "c"));
  }

  @Test
  void noCharacterOfAValueCanEndItsParameter() {
    String every = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    assertThat(uri("https://h", every, every).getRawQuery().split("&")).hasSize(4);
    assertThat(uri("https://h", every, every).getQuery())
        .contains("secret=" + every + "&js_code=" + every + "&");
  }

  @Test
  void whatLooksEncodedIsEncodedAgain() {
    assertThat(uri("https://h", "s", "%00%26").getRawQuery()).contains("js_code=%2500%2526&");
  }

  @Test
  void aSecretInChineseIsUtf8() {
    assertThat(uri("https://h", "密", "c").getRawQuery()).contains("secret=%E5%AF%86&");
  }
}
