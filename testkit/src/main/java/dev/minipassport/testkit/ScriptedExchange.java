package dev.minipassport.testkit;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.Deadline;
import dev.minipassport.login.LoginCode;
import dev.minipassport.login.SessionKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A platform that knows the codes a test told it, each good for one exchange, and misbehaves as
/// told.
public final class ScriptedExchange implements CodeExchange {
  private final Map<String, Exchange> codes = new ConcurrentHashMap<>();
  private final Queue<Supplier<Exchange>> next = new ConcurrentLinkedQueue<>();
  private final AtomicInteger codesGiven = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();

  /// A fresh code of the person.
  public LoginCode codeOf(OpenId openId, Optional<UnionId> unionId) {
    int number = codesGiven.incrementAndGet();
    String code = "code-%032d".formatted(number);
    codes.put(code, new Exchange.Exchanged(openId, unionId, sessionKey(number)));
    return new LoginCode(code);
  }

  /// The key that the `number`th code gives.
  public static SessionKey sessionKey(int number) {
    byte[] bytes = "key-%012d".formatted(number).getBytes(StandardCharsets.US_ASCII);
    return new SessionKey(Base64.getEncoder().encode(bytes));
  }

  /// The next exchange that nobody has scripted yet goes as `answer` says, and leaves the code
  /// alone.
  public void nextAnswers(Supplier<Exchange> answer) {
    next.add(answer);
  }

  public int calls() {
    return calls.get();
  }

  @Override
  public Exchange exchange(AppId app, LoginCode code, Deadline deadline) {
    calls.incrementAndGet();
    Supplier<Exchange> scripted = next.poll();
    if (scripted != null) {
      return scripted.get();
    }
    Exchange answer =
        codes.replace(
            code.use(bytes -> new String(bytes, StandardCharsets.US_ASCII)), new Exchange.Used());
    return answer == null ? new Exchange.Expired() : answer;
  }
}
