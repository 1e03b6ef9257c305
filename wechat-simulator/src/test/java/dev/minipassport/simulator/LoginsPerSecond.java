package dev.minipassport.simulator;

import dev.minipassport.simulator.world.Quotas;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.WeChatRules;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Measures how many logins a second the simulator bears: `wx.login` and exchange, over loopback,
/// in one process with its clients. Arguments: connections, seconds.
public final class LoginsPerSecond {
  private LoginsPerSecond() {}

  public static void main(String[] arguments) throws InterruptedException {
    int connections = Integer.parseInt(arguments[0]);
    long seconds = Long.parseLong(arguments[1]);
    var options = SimulatorOptions.DEFAULT.withRules(WeChatRules.DEFAULT.withQuotas(Quotas.NONE));
    try (var weChat = WeChatSimulator.start(options);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      SimulatedApp app = weChat.registerApp("wx1", "s");
      var logins = new LongAdder();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      for (int i = 0; i < connections; i++) {
        threads.execute(() -> logIn(weChat, app, logins, end));
      }
      threads.shutdown();
      if (!threads.awaitTermination(seconds + 10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the clients did not finish");
      }
      System.out.println(logins.sum() / seconds + " logins/s over " + connections + " connections");
    }
  }

  private static void logIn(WeChatSimulator weChat, SimulatedApp app, LongAdder logins, long end) {
    SimulatedPerson person = weChat.registerPerson();
    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), weChat.baseUri().getPort())) {
      socket.setTcpNoDelay(true);
      byte[] answer = new byte[8192];
      while (System.nanoTime() < end) {
        String request =
            "GET /sns/jscode2session?appid=wx1&secret=s&js_code="
                + person.login(app)
                + "&grant_type=authorization_code HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        requireOpenId(socket.getInputStream(), answer);
        logins.increment();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireOpenId(InputStream in, byte[] answer) throws IOException {
    int length = 0;
    while (length == 0 || answer[length - 1] != '}') {
      int read = in.read(answer, length, answer.length - length);
      if (read < 0) {
        throw new IOException("the simulator closed the connection");
      }
      length += read;
    }
    if (!new String(answer, 0, length, StandardCharsets.UTF_8).contains("openid")) {
      throw new IOException("a login was refused");
    }
  }
}
