package dev.minipassport.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.profile.Judged.Accepted;
import dev.minipassport.profile.Judged.Flaw;
import dev.minipassport.profile.Judged.Refused;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class AvatarRuleTest {
  private static final String HOST = "https://cdn.example.com";
  private static final String GREY_OF_THE_APIS =
      "/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/";
  private static final String GREY_OF_THE_FORM =
      "/mmbiz/icTdbqWNOwNRna42FI242Lcia07jQodd2FJGIYQfG0LAJGFxM4FbnQP6yfMxBgJ0F3YRqJCJ1aPAK2dQagdusBZg/";

  private static Judged<AvatarUrl> judge(String url) {
    return AvatarRule.judge(url, Set.of("cdn.example.com", "pictures.example.com"));
  }

  private static void kept(String expected, String url) {
    assertThat(judge(url)).isEqualTo(new Accepted<>(new AvatarUrl(expected)));
  }

  private static void refused(Flaw why, String url) {
    assertThat(judge(url)).isEqualTo(new Refused<>(why));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example.com/a.png",
        "https://pictures.example.com/a/B/c-d_e~f.jpeg",
        "https://cdn.example.com",
        "https://cdn.example.com/",
        "https://cdn.example.com/a?size=132&v=2",
        "https://cdn.example.com/%E5%A4%B4%E5%83%8F.png",
        "https://cdn.example.com/.hidden/..two/three.../a.b..c",
        "https://cdn.example.com/a//b",
        "https://cdn.example.com/a?from=/../b&to=/%2e%2e/c",
        "https://cdn.example.com?Size=L",
        "https://cdn.example.com?Next=/A",
      })
  void aPictureOnAHostOfTheAppIsKeptAsItIs(String url) {
    kept(url, url);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS://cdn.example.com/A.png,   https://cdn.example.com/A.png",
    "https://CDN.Example.COM/A?B=C,   https://cdn.example.com/A?B=C",
    "https://CDN.example.com?B=/C,    https://cdn.example.com?B=/C",
    "hTTp://WX.qlogo.cn/A/0,          https://wx.qlogo.cn/A/0",
  })
  void schemeAndHostHaveNoCaseAndTheRestHas(String url, String expected) {
    kept(expected, url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cdn.example.com/a.png",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:image/png;base64,AAAA",
        "ftp://cdn.example.com/a.png",
        "file:///etc/passwd",
        "wxfile://tmp_a.png",
        "http://tmp/a.png",
        "blob:https://cdn.example.com/a",
      })
  void otherSchemesAreRefused(String url) {
    refused(Flaw.NOT_HTTPS, url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//cdn.example.com/a.png",
        "/a.png",
        "a.png",
        "cdn.example.com/a.png",
        "?a",
        "https",
        ":",
        "头像",
        "1https://cdn.example.com/a",
      })
  void whatHasNoSchemeIsNoUrl(String url) {
    refused(Flaw.NOT_A_URL, url);
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(strings = {" ", "\t\n", "\u3000"})
  void nothingIsNoPicture(String url) {
    refused(Flaw.EMPTY, url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/a.png",
        "https://example.com/a.png",
        "https://a.cdn.example.com/a.png",
        "https://cdn.example.com.evil.example/a.png",
        "https://evilcdn.example.com/a.png",
        "https://evil.example/cdn.example.com/a.png",
        "https://evil.example/?https://cdn.example.com/a.png",
        "https://evil.example?@cdn.example.com/a.png",
        "https://127.0.0.1/a.png",
        "https://169.254.169.254/latest/meta-data",
        "https://0x7f.0.0.1/a.png",
        "https://xn--cdn-example.com/a.png",
        "https://qlogo.cn.evil.example/a/0",
        "https://evilqlogo.cn/a/0",
        "https://mmbiz.qpic.cn.evil.example/a/0",
        "https://evil.mmbiz.qpic.cn/a/0",
        "https://qpic.cn/a/0",
      })
  void otherHostsAreRefusedHoweverTheyAreDressed(String url) {
    refused(Flaw.HOST_NOT_ALLOWED, url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example.com@evil.example/a.png",
        "https://user@cdn.example.com/a.png",
        "https://user:secret@cdn.example.com/a.png",
        "https://cdn.example.com:443/a.png",
        "https://cdn.example.com:/a.png",
        "https://cdn.example.com/a.png#b",
        "https://evil.example#cdn.example.com",
        "https://evil.example\\@cdn.example.com/a.png",
        "https://cdn.example.com\\@evil.example/a.png",
        "https:\\\\cdn.example.com\\a.png",
        "https://[::1]/a.png",
        "https://[::ffff:127.0.0.1]/a.png",
        "https://cdn.example.com./a.png",
        "https://cdn..example.com/a.png",
        "https://.cdn.example.com/a.png",
        "https://-cdn.example.com/a.png",
        "https://localhost/a.png",
        "https://2130706433/a.png",
        "https:///a.png",
        "https://",
        "https://例子.example.com/a.png",
        "https://cdn.example。com/a.png",
        "https://ⓒdn.example.com/a.png",
        "https://cdn.example.com%2eevil.example/a.png",
        "https://cdn.example.com/头像.png",
        " https://cdn.example.com/a.png",
        "https://cdn.example.com/a.png ",
        "https://cdn.example.com/a b.png",
        "https://cdn.example.com/a\tb",
        "https://cdn.example.com/a\nb",
        "https://cdn.example.com/a.png\n",
        "https://cdn.example.com\r\n/a.png",
        "https://cdn.example.com/a\u0000b",
        "https://cdn.example.com/a\u202Eb",
        "https://cdn.example.com/a\\b",
        "https://cdn.example.com/a\"b",
        "https://cdn.example.com/<script>",
        "https://cdn.example.com/{a}",
        "https://cdn.example.com/a%",
        "https://cdn.example.com/a%2",
        "https://cdn.example.com/a%zz",
      })
  void whatSomeReaderWouldTakeOtherwiseIsNoUrl(String url) {
    assertThat(judge(url)).isIn(new Refused<>(Flaw.NOT_A_URL), new Refused<>(Flaw.NOT_HTTPS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u212Adn.example.com", "wx.qlogo.c\u207F", "\u017Fecure.example.com"})
  void lettersThatFoldIntoOthersAreNotThoseOthers(String host) {
    String url = "https://" + host + "/a.png";

    assertThat(AvatarRule.judge(url, Set.of("kdn.example.com", "secure.example.com")))
        .isEqualTo(new Refused<>(Flaw.NOT_A_URL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/.",
        "/../a",
        "/./a",
        "/a/..",
        "/a/../b",
        "/a/.",
        "/%2e%2e/a",
        "/%2E%2E/a",
        "/.%2e/a",
        "/%2e./a",
        "/%2e/a",
        "/..?a=b",
        "/../?a=b",
        "/..%2fa",
        "/..%2Fa",
        "/%2e%2e%2fa",
        "/a%2f..%2fb",
        "/a%2f%2e%2e",
        "/..%5ca",
        "/a%5c..%5cb",
        "/..;/a",
        "/..;a=b/c",
      })
  void pathsThatClimbAreRefused(String path) {
    refused(Flaw.NOT_A_URL, HOST + path);
  }

  @Test
  void itHasAtMost1024Characters() {
    String longest = HOST + "/" + "a".repeat(1024 - HOST.length() - 1);

    kept(longest, longest);
    refused(Flaw.TOO_LONG, longest + "a");
    refused(Flaw.TOO_LONG, "a".repeat(100_000));
  }

  @Test
  void anAppWithoutHostsKeepsWeChatsPicturesOnly() {
    assertThat(AvatarRule.judge(HOST + "/a.png", Set.of()))
        .isEqualTo(new Refused<>(Flaw.HOST_NOT_ALLOWED));
    assertThat(AvatarRule.judge("https://wx.qlogo.cn/a/0", Set.of()))
        .isEqualTo(new Accepted<>(new AvatarUrl("https://wx.qlogo.cn/a/0")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wx.qlogo.cn", "thirdwx.qlogo.cn", "qlogo.cn", "mmbiz.qpic.cn"})
  void wechatsOwnPicturesAreKeptOverHttps(String host) {
    String path = "/mmopen/vi_32/abc/132";

    kept("https://" + host + path, "https://" + host + path);
    kept("https://" + host + path, "http://" + host + path);
    assertThat(new AvatarUrl("https://" + host + path).ofWeChat()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://qlogo.cn.evil.example/a/0",
        "http://evilqlogo.cn/a/0",
        "http://wx.qlogo.cn@evil.example/a/0",
        "http://wx.qlogo.cn:8080/a/0",
        "http://wx.qlogo.cn/../a",
      })
  void whatOnlyLooksLikeWeChatsIsNotLifted(String url) {
    refused(Flaw.NOT_HTTPS, url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "46", "64", "96", "132"})
  void greyPicturesAreNoPicturesInAnySize(String size) {
    for (String scheme : new String[] {"http://", "https://"}) {
      assertThat(placeholder(scheme + "thirdwx.qlogo.cn" + GREY_OF_THE_APIS + size)).isTrue();
      assertThat(placeholder(scheme + "wx.qlogo.cn" + GREY_OF_THE_APIS + size)).isTrue();
      assertThat(placeholder(scheme + "mmbiz.qpic.cn" + GREY_OF_THE_FORM + size)).isTrue();
      assertThat(placeholder(scheme + "mmbiz.qpic.cn" + GREY_OF_THE_FORM + size + "?a=/b"))
          .isTrue();
    }
  }

  @Test
  void whoeverElseHasAPictureOfThatNameHasAPicture() {
    assertThat(placeholder(HOST + GREY_OF_THE_APIS + "132")).isFalse();
    assertThat(placeholder("https://wx.qlogo.cn/a/132")).isFalse();
    assertThat(placeholder("https://wx.qlogo.cn/a/0?b=" + GREY_OF_THE_APIS + "132")).isFalse();
    assertThat(placeholder("https://wx.qlogo.cn")).isFalse();
  }

  private static boolean placeholder(String url) {
    return ((Accepted<AvatarUrl>) judge(url)).value().placeholder();
  }
}
