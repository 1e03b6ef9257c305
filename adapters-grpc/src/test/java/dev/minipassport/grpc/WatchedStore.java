package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit;
import dev.minipassport.change.Changes;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identities;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.Logins;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.operation.AppRegistry;
import dev.minipassport.operation.People;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.Sessions;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;
import dev.minipassport.token.TokenDigest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An in-memory store whose ports a test can watch and disturb. All but the two port methods that
/// promise not to block note the thread they are asked on.
final class WatchedStore implements Store {
  /// What every app of the tests may ask for, from the start.
  static final String PURPOSE = "profile";

  private final Store store = new InMemoryStore();
  private final Set<String> askedOnEventLoop = ConcurrentHashMap.newKeySet();
  private final Set<String> askedWarmOn = ConcurrentHashMap.newKeySet();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile boolean warm;
  private volatile Runnable beforeEach = () -> {};

  WatchedStore() {
    seed(APurpose.named(PURPOSE));
  }

  /// Makes these the purposes of [Passport#APP], without counting as a question.
  void seed(APurpose... purposes) {
    seed(Passport.APP, purposes);
  }

  void seed(AppId app, APurpose... purposes) {
    assertThat(store.purposes().seed(app, Stream.of(purposes).map(APurpose::made).toList()))
        .isInstanceOf(Purposes.Seeding.Seeded.class);
  }

  /// From now on the node believes every session it has.
  void warmUp() {
    warm = true;
  }

  /// What every question that may block does first: wait, or throw.
  void beforeEach(Runnable disturbance) {
    beforeEach = disturbance;
  }

  /// Port methods that may block and were asked on an event loop.
  Set<String> askedOnEventLoop() {
    return askedOnEventLoop;
  }

  /// The threads on which the node was asked what it believes.
  Set<String> askedWarmOn() {
    return askedWarmOn;
  }

  /// How often something that may block was asked.
  int questions() {
    return questions.get();
  }

  private <P> P watched(Class<P> port, P original) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> ask(original, method, arguments));
    return port.cast(proxy);
  }

  private @Nullable Object ask(Object original, Method method, Object[] arguments)
      throws Throwable {
    String thread = Thread.currentThread().getName();
    if (method.getName().equals("findWarm")) {
      askedWarmOn.add(thread);
      return warm ? store.sessions().findBy((TokenDigest) arguments[0]) : Optional.empty();
    }
    if (!method.getName().equals("seen")) {
      questions.incrementAndGet();
      if (thread.contains("ELG")) {
        askedOnEventLoop.add(method.toString());
      }
      beforeEach.run();
    }
    try {
      return method.invoke(original, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  @Override
  public Sessions sessions() {
    return watched(Sessions.class, store.sessions());
  }

  @Override
  public Logins logins() {
    return watched(Logins.class, store.logins());
  }

  @Override
  public LoginCodes loginCodes() {
    return watched(LoginCodes.class, store.loginCodes());
  }

  @Override
  public SessionKeys sessionKeys() {
    return watched(SessionKeys.class, store.sessionKeys());
  }

  @Override
  public Handoffs handoffs() {
    return watched(Handoffs.class, store.handoffs());
  }

  @Override
  public Accounts accounts() {
    return watched(Accounts.class, store.accounts());
  }

  @Override
  public Changes changes() {
    return watched(Changes.class, store.changes());
  }

  @Override
  public ReplaySeal replaySeal() {
    return store.replaySeal();
  }

  @Override
  public Purposes purposes() {
    return watched(Purposes.class, store.purposes());
  }

  @Override
  public Dossiers dossiers() {
    return watched(Dossiers.class, store.dossiers());
  }

  @Override
  public OpaqueSeal opaqueSeal() {
    return store.opaqueSeal();
  }

  @Override
  public ReceiptSigner receiptSigner() {
    return watched(ReceiptSigner.class, store.receiptSigner());
  }

  @Override
  public Verdicts verdicts() {
    return watched(Verdicts.class, store.verdicts());
  }

  @Override
  public PushMemory pushMemory() {
    return watched(PushMemory.class, store.pushMemory());
  }

  @Override
  public Identities identities() {
    return watched(Identities.class, store.identities());
  }

  @Override
  public People people() {
    return watched(People.class, store.people());
  }

  @Override
  public Audit audit() {
    return watched(Audit.class, store.audit());
  }

  @Override
  public AppRegistry appRegistry() {
    return watched(AppRegistry.class, store.appRegistry());
  }

  @Override
  public void settle() {
    store.settle();
  }

  @Override
  public void close() {
    store.close();
  }
}
