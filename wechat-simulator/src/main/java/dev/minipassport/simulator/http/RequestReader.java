package dev.minipassport.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one request after the other from a connection, within the limits.
final class RequestReader {
  private static final int MAX_HEADERS = 100;
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
  private static final Pattern VERSION = Pattern.compile("HTTP/1\\.[01]");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,8}");

  private final ByteSource source;
  private final ServerLimits limits;
  private final InetAddress caller;

  RequestReader(ByteSource source, ServerLimits limits, InetAddress caller) {
    this.source = source;
    this.limits = limits;
    this.caller = caller;
  }

  /// Reads the request that follows; the caller has seen its first byte.
  ///
  /// @param onExpectation called before the body when the client waits for `100 Continue`
  Request next(Expectation onExpectation) throws IOException, MalformedRequest {
    String requestLine = source.line(limits.headBytes());
    String[] words = requestLine.split(" ", -1);
    if (words.length != 3
        || !METHOD.matcher(words[0]).matches()
        || !VERSION.matcher(words[2]).matches()) {
      throw new MalformedRequest(400, "Send a request line like: GET /path HTTP/1.1");
    }
    RequestTarget target = RequestTarget.parse(words[1]);
    Map<String, String> headers = headers(limits.headBytes() - requestLine.length());
    headers.putIfAbsent("connection", words[2].endsWith("0") ? "close" : "keep-alive");
    boolean chunked = chunked(headers);
    if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
      onExpectation.proceed();
    }
    byte[] body = chunked ? chunks() : source.block(contentLength(headers));
    return new Request(
        words[0],
        target.path(),
        target.query(),
        Map.copyOf(headers),
        ByteSource.text(body),
        body.length,
        chunked,
        caller);
  }

  private Map<String, String> headers(int budget) throws IOException, MalformedRequest {
    var headers = new HashMap<String, String>();
    int left = budget;
    int lines = 0;
    for (String line = source.line(left); !line.isEmpty(); line = source.line(left)) {
      left -= line.length() + 2;
      int colon = line.indexOf(':');
      if (colon < 1 || left <= 0 || ++lines > MAX_HEADERS) {
        throw new MalformedRequest(
            colon < 1 ? 400 : 431, "Send at most 100 headers, each like: Name: value");
      }
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (first, second) -> first + "," + second);
    }
    return headers;
  }

  private static boolean chunked(Map<String, String> headers) throws MalformedRequest {
    String coding = headers.get("transfer-encoding");
    if (coding == null) {
      return false;
    }
    if (!coding.equalsIgnoreCase("chunked") || headers.containsKey("content-length")) {
      throw new MalformedRequest(
          400, "Send either a Content-Length or Transfer-Encoding: chunked, and no other coding.");
    }
    return true;
  }

  private int contentLength(Map<String, String> headers) throws MalformedRequest {
    String length = headers.getOrDefault("content-length", "0");
    if (!DECIMAL.matcher(length).matches()) {
      throw new MalformedRequest(400, "Send one Content-Length, in decimal digits.");
    }
    return bounded(Long.parseLong(length));
  }

  private byte[] chunks() throws IOException, MalformedRequest {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      bounded((long) body.size() + size);
      body.write(source.block(size));
      if (!source.line(2).isEmpty()) {
        throw new MalformedRequest(400, "End every chunk with an empty line.");
      }
    }
    var trailers = headers(limits.headBytes());
    return trailers.isEmpty() ? body.toByteArray() : refuseTrailers();
  }

  private static byte[] refuseTrailers() throws MalformedRequest {
    throw new MalformedRequest(400, "Send the chunks without trailers.");
  }

  private int chunkSize() throws IOException, MalformedRequest {
    String size = source.line(64);
    if (!HEXADECIMAL.matcher(size).matches()) {
      throw new MalformedRequest(400, "Begin every chunk with its size in hexadecimal digits.");
    }
    return bounded(Long.parseLong(size, 16));
  }

  private int bounded(long length) throws MalformedRequest {
    if (length > limits.bodyBytes()) {
      throw new MalformedRequest(413, "Send a body of at most " + limits.bodyBytes() + " bytes.");
    }
    return (int) length;
  }

  /// Tells a waiting client to send its body.
  @FunctionalInterface
  interface Expectation {
    void proceed() throws IOException;
  }
}
