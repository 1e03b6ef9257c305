package dev.minipassport.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.minipassport.v1.HandlePushResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// The URL that WeChat pushes to: the backend hands over what comes and answers what it is told.
final class PushUrl implements AutoCloseable {
  private final HttpServer server;
  private final Backend backend;
  private volatile HandlePushResponse last = HandlePushResponse.getDefaultInstance();

  private PushUrl(HttpServer server, Backend backend) {
    this.server = server;
    this.backend = backend;
  }

  static PushUrl open(Backend backend) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var url = new PushUrl(server, backend);
    server.createContext("/push", url::answer);
    server.start();
    return url;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/push");
  }

  /// What the service made of the last push.
  HandlePushResponse last() {
    return last;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean verification = exchange.getRequestMethod().equals("GET");
      last = backend.handlePush(verification, exchange.getRequestURI().getRawQuery(), body);
      byte[] answer = answer(last).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(last.hasRefused() ? 403 : 200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String answer(HandlePushResponse handled) {
    return switch (handled.getOutcomeCase()) {
      case ECHO -> handled.getEcho().getText();
      case OBEYED, DUPLICATE -> "success";
      case NOT_OURS ->
          backend.seal(handled.getNotOurs(), "{\"demo_resp\":\"good luck\"}").getSealed().getBody();
      case REFUSED, OUTCOME_NOT_SET -> "refused";
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
