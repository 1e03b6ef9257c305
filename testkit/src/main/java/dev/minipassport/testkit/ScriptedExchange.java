package dev.minipassport.testkit;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.CodeExchange;
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
  private record Code(AppId app, Exchange answer) {}

  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final Apps apps;
  private final Queue<Supplier<Exchange>> next = new ConcurrentLinkedQueue<>();
  private final AtomicInteger codesGiven = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();

  public ScriptedExchange(Apps apps) {
    this.apps = apps;
  }

  /// A fresh code of the person in the app.
  public LoginCode codeOf(AppId app, OpenId openId, Optional<UnionId> unionId) {
    int number = codesGiven.incrementAndGet();
    String code = "code-%032d".formatted(number);
    codes.put(code, new Code(app, new Exchange.Exchanged(openId, unionId, sessionKey(number))));
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
    if (apps.find(app).isEmpty()) {
      throw new UnknownApp(app);
    }
    if (deadline.passed()) {
      throw new CallerGone();
    }
    calls.incrementAndGet();
    Supplier<Exchange> scripted = next.poll();
    return scripted == null ? spend(app, code) : scripted.get();
  }

  private Exchange spend(AppId app, LoginCode code) {
    String text = code.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    Code known = codes.get(text);
    if (known == null || !known.app().equals(app)) {
      return new Exchange.Expired();
    }
    codes.put(text, new Code(app, new Exchange.Used()));
    return known.answer();
  }
}
