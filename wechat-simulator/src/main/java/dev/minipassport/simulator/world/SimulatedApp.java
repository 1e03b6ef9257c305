package dev.minipassport.simulator.world;

import dev.minipassport.simulator.phonenumber.PhoneAccount;
import dev.minipassport.simulator.push.wire.PushConfiguration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One mini program as WeChat's console knows it.
public final class SimulatedApp {
  private final String id;
  private volatile String secret;
  private volatile @Nullable String owner;
  private volatile Set<String> allowedIps = Set.of();
  private volatile int frozen;
  private final Map<String, Identity> identities = new ConcurrentHashMap<>();
  private final ClassicTokens tokens = new ClassicTokens();
  private final StableTokens stableTokens = new StableTokens();
  private final QuotaWindow keyResets = new QuotaWindow();
  private final QuotaWindow contentChecks = new QuotaWindow();
  private final QuotaWindow mediaChecks = new QuotaWindow();
  private volatile PhoneAccount phoneAccount = new PhoneAccount();
  private volatile @Nullable PushConfiguration push;

  SimulatedApp(String id, String secret) {
    this.id = id;
    this.secret = secret;
  }

  /// The app as the console shows it now: with its settings, without people and tokens.
  public SimulatedApp anew() {
    var fresh = new SimulatedApp(id, secret);
    fresh.owner = owner;
    fresh.allowedIps = allowedIps;
    fresh.frozen = frozen;
    fresh.phoneAccount = phoneAccount.anew();
    fresh.push = push;
    return fresh;
  }

  /// Changes several settings; if one of them is refused, none.
  public void change(Consumer<SimulatedApp> settings) {
    settings.accept(anew());
    settings.accept(this);
  }

  public String id() {
    return id;
  }

  public boolean hasSecret(String candidate) {
    return secret.equals(candidate);
  }

  /// Gives the app another secret; the old one ends at once.
  public void changeSecret(String next) {
    secret = Names.secret(next);
  }

  /// The Open Platform account the app is bound to; without one nobody has a union id in it.
  public Optional<String> owner() {
    return Optional.ofNullable(owner);
  }

  /// Binds the app to an Open Platform account: from now on its people have the owner's union ids.
  public void bindTo(String openPlatformOwner) {
    owner = Names.owner(openPlatformOwner);
  }

  public void unbind() {
    owner = null;
  }

  /// Restricts the token endpoints to these addresses (40164 for others); none means everyone.
  public void allowIps(Set<String> addresses) {
    allowedIps = Set.copyOf(addresses);
  }

  public boolean allows(String address) {
    Set<String> allowed = allowedIps;
    return allowed.isEmpty() || allowed.contains(address);
  }

  /// Makes logins and token calls fail with `errcode`: 40243, 50002, 50004 or 50007.
  public void freeze(int errcode) {
    if (!Set.of(40243, 50002, 50004, 50007).contains(errcode)) {
      throw new IllegalArgumentException(
          "freeze with 40243, 50002, 50004 or 50007, not " + errcode);
    }
    frozen = errcode;
  }

  public void thaw() {
    frozen = 0;
  }

  /// 0 if the app is not frozen.
  public int frozen() {
    return frozen;
  }

  public ClassicTokens tokens() {
    return tokens;
  }

  public StableTokens stableTokens() {
    return stableTokens;
  }

  public QuotaWindow keyResets() {
    return keyResets;
  }

  public QuotaWindow contentChecks() {
    return contentChecks;
  }

  public QuotaWindow mediaChecks() {
    return mediaChecks;
  }

  /// What the app may spend on phone numbers, and what it spent.
  public PhoneAccount phoneAccount() {
    return phoneAccount;
  }

  /// Where the console sends messages for this app; empty: nowhere.
  public Optional<PushConfiguration> push() {
    return Optional.ofNullable(push);
  }

  public void configurePush(PushConfiguration configuration) {
    push = configuration;
  }

  /// Ends every token at once, as another holder who forces a refresh does: 40001 from now on.
  public void retireTokens() {
    tokens.retire();
    stableTokens.retire();
  }

  /// Lets the life of every token end now: 42001 from now on.
  public void expireTokens(Instant now) {
    tokens.expire(now);
    stableTokens.expire(now);
  }

  public Optional<Identity> identity(String openId) {
    return Optional.ofNullable(identities.get(openId));
  }

  void know(Identity identity) {
    Identity known = identities.putIfAbsent(identity.openId(), identity);
    if (known == null) {
      return;
    }
    if (known.person() != identity.person()) {
      throw new IllegalArgumentException(
          "the open id belongs to another person of " + id + "; give each person their own");
    }
    identities.put(identity.openId(), identity);
  }

  void forget(Identity identity) {
    identities.remove(identity.openId(), identity);
  }
}
