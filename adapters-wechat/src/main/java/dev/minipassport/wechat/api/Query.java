package dev.minipassport.wechat.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/// The query of a URI.
public final class Query {
  private Query() {}

  /// Leaves nothing but unreserved characters and `%`, so that no value can end its parameter.
  public static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }
}
