package dev.minipassport.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.profile.Judged.Accepted;
import dev.minipassport.profile.Judged.Flaw;
import dev.minipassport.profile.Judged.Refused;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a picture of a person may be. It is never fetched.
final class AvatarRule {
  private static final Pattern SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

  /// Scheme and host have no case; the rest has.
  private static final Pattern CASELESS = Pattern.compile("https?://[^/?#]*", CASE_INSENSITIVE);

  /// A path that climbs, spelt or escaped, or that some server takes for one that does.
  private static final Pattern CLIMBS =
      Pattern.compile("[^?]*(/|%2f|%5c)(\\.|%2e){1,2}((/|%2f|%5c|;|\\?).*)?", CASE_INSENSITIVE);

  private AvatarRule() {}

  /// @param hosts those the app keeps its pictures on; WeChat's are allowed besides
  static Judged<AvatarUrl> judge(String url, Set<String> hosts) {
    if (url.isBlank()) {
      return new Refused<>(Flaw.EMPTY);
    }
    if (url.length() > AvatarUrl.MOST) {
      return new Refused<>(Flaw.TOO_LONG);
    }
    if (!SCHEME.matcher(url).matches() || !US_ASCII.newEncoder().canEncode(url)) {
      return new Refused<>(Flaw.NOT_A_URL);
    }
    String folded = folded(url);
    return folded.startsWith("https://") ? overHttps(folded, hosts) : overHttp(folded);
  }

  private static Judged<AvatarUrl> overHttps(String url, Set<String> hosts) {
    AvatarUrl avatar;
    try {
      avatar = new AvatarUrl(url);
    } catch (IllegalArgumentException _) {
      return new Refused<>(Flaw.NOT_A_URL);
    }
    if (CLIMBS.matcher(url).matches()) {
      return new Refused<>(Flaw.NOT_A_URL);
    }
    return avatar.ofWeChat() || hosts.contains(avatar.host())
        ? new Accepted<>(avatar)
        : new Refused<>(Flaw.HOST_NOT_ALLOWED);
  }

  /// WeChat itself gives http URLs of its own hosts (protocol 7), which answer to https as well.
  private static Judged<AvatarUrl> overHttp(String url) {
    if (url.startsWith("http://")
        && overHttps("https://" + url.substring("http://".length()), Set.of())
            instanceof Accepted<AvatarUrl> wechats) {
      return wechats;
    }
    return new Refused<>(Flaw.NOT_HTTPS);
  }

  private static String folded(String url) {
    Matcher caseless = CASELESS.matcher(url);
    int end = caseless.lookingAt() ? caseless.end() : 0;
    return url.substring(0, end).toLowerCase(Locale.ROOT) + url.substring(end);
  }
}
