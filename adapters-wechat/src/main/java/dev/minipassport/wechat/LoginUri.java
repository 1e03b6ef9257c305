package dev.minipassport.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

/// The address of one exchange (protocol 4). WeChat wants secret and code in the query, so nothing
/// may log, trace or throw it.
final class LoginUri {
  private LoginUri() {}

  static URI of(URI base, Errand errand) {
    return base.resolve(
        "/sns/jscode2session?appid="
            + encoded(errand.app().value())
            + "&secret="
            + errand.secret().use(LoginUri::encoded)
            + "&js_code="
            + errand.code().use(bytes -> encoded(new String(bytes, US_ASCII)))
            + "&grant_type=authorization_code");
  }

  /// Leaves nothing but unreserved characters and `%`, so that no value can end its parameter.
  static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }
}
