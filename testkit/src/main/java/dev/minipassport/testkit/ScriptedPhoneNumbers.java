package dev.minipassport.testkit;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OpenId;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneNumbers;
import dev.minipassport.userdata.SealedUserData;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Redeems the codes a test told it, each once and for its person, and misbehaves as told.
public final class ScriptedPhoneNumbers implements PhoneNumbers {
  private record Code(OpenId person, PhoneNumber number) {}

  private final Map<PhoneCode, Code> codes = new ConcurrentHashMap<>();
  private final Set<SealedUserData> vouched = ConcurrentHashMap.newKeySet();
  private final Queue<Supplier<Redemption>> next = new ConcurrentLinkedQueue<>();
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger redeemed = new AtomicInteger();

  /// A fresh code of the person.
  public PhoneCode codeOf(OpenId person, PhoneNumber number) {
    var code = new PhoneCode("phone-code-%032d".formatted(given.incrementAndGet()));
    codes.put(code, new Code(person, number));
    return code;
  }

  /// From now on WeChat knows the data.
  public void vouchFor(SealedUserData data) {
    vouched.add(data);
  }

  /// The next redemption that nobody has scripted yet goes as `answer` says.
  public void nextAnswers(Supplier<Redemption> answer) {
    next.add(answer);
  }

  /// An answer that never comes, to a question that was never put.
  public static Supplier<Redemption> unreachable() {
    return () -> {
      throw new Unavailable(Dependency.WECHAT, Duration.ofSeconds(1));
    };
  }

  public int calls() {
    return calls.get();
  }

  /// How many codes were redeemed.
  public int redeemed() {
    return redeemed.get();
  }

  @Override
  public Redemption redeem(Identity person, PhoneCode code, Deadline deadline) {
    calls.incrementAndGet();
    Supplier<Redemption> scripted = next.poll();
    if (scripted != null) {
      return scripted.get();
    }
    Code known = codes.get(code);
    if (known == null || !known.person().equals(person.openId()) || !codes.remove(code, known)) {
      return new Redemption.Rejected();
    }
    redeemed.incrementAndGet();
    return new Redemption.Redeemed(known.number());
  }

  @Override
  public boolean vouched(AppId app, SealedUserData data, Deadline deadline) {
    return vouched.contains(data);
  }
}
