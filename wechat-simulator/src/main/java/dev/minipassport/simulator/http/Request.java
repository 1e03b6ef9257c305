package dev.minipassport.simulator.http;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request, read completely.
///
/// @param path the path, percent-decoded, without the query
/// @param query parameters of the query by name, decoded; of a repeated name the first value counts
/// @param headers by name in lower case; repeated headers are joined by a comma
/// @param body the body read as UTF-8, empty if there was none
/// @param bodyBytes the size of the body on the wire, without chunk framing
/// @param chunked whether the body came with `Transfer-Encoding: chunked`
/// @param caller the address the connection came from
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    int bodyBytes,
    boolean chunked,
    InetAddress caller) {

  public @Nullable String parameter(String name) {
    return query.get(name);
  }

  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /// Parameters may carry secrets, so only the method and the path are shown.
  @Override
  public String toString() {
    return "Request[" + method + " " + path + "]";
  }
}
