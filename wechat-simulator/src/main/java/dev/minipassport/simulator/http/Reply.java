package dev.minipassport.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A complete HTTP answer: status, content type, further headers, body.
public final class Reply {
  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  public Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  public static Reply of(int status, String contentType, String body) {
    return new Reply(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  public int status() {
    return status;
  }

  int bodyLength() {
    return body.length;
  }

  /// The status line and the headers, ended by the empty line.
  byte[] head() {
    var head = new StringBuilder(160);
    head.append("HTTP/1.1 ").append(status).append(' ').append(reason()).append("\r\n");
    head.append("Content-Type: ").append(contentType).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  byte[] body() {
    return body;
  }

  private String reason() {
    return switch (status) {
      case 200 -> "OK";
      case 302 -> "Found";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      default -> "Status " + status;
    };
  }
}
