package dev.minipassport.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.minipassport.wechat.api.Query;
import java.net.URI;

/// The address of one exchange (protocol 4). WeChat wants secret and code in the query, so nothing
/// may log, trace or throw it.
final class LoginUri {
  private LoginUri() {}

  static URI of(URI base, Errand errand) {
    return base.resolve(
        "/sns/jscode2session?appid="
            + Query.encoded(errand.app().value())
            + "&secret="
            + errand.secret().use(Query::encoded)
            + "&js_code="
            + errand.code().use(bytes -> Query.encoded(new String(bytes, US_ASCII)))
            + "&grant_type=authorization_code");
  }
}
