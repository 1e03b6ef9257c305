package dev.minipassport.simulator.push;

import dev.minipassport.simulator.http.Delivery;
import dev.minipassport.simulator.http.LoopbackServer;
import dev.minipassport.simulator.http.Reply;
import dev.minipassport.simulator.http.Request;
import dev.minipassport.simulator.http.ServerLimits;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// An app's server that keeps what is pushed to it and answers as it is told.
public final class AServer implements AutoCloseable {
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>(100);
  private final LoopbackServer server;
  private volatile Function<Request, Delivery> answer = _ -> said("success");

  public AServer() {
    server =
        LoopbackServer.open(
            0,
            request -> {
              requests.add(request);
              return answer.apply(request);
            },
            ServerLimits.DEFAULT);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/push/wx1");
  }

  void answers(Function<Request, Delivery> other) {
    answer = other;
  }

  static Delivery said(String body) {
    return new Delivery.Whole(Reply.of(200, "text/plain", body));
  }

  /// The next push, which comes within ten seconds.
  public Request next() throws InterruptedException {
    Request request = requests.poll(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("nothing was pushed");
    }
    return request;
  }

  public List<Request> all() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.close();
  }
}
