package dev.minipassport.simulator.world;

import dev.minipassport.simulator.content.ContentRules;
import dev.minipassport.simulator.content.MediaChecks;
import dev.minipassport.simulator.phonenumber.PhoneNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Everything one simulated WeChat knows. Safe for any number of threads, without a lock of its
/// own.
public final class World {
  private static final int MOST_APPS = 1_000;
  private static final int MOST_PEOPLE = 1_000_000;

  private final AtomicReference<WeChatRules> rules;
  private final SimulatorClock clock;
  private final Identifiers identifiers;
  private final Codes codes;
  private final PhoneNumbers phoneNumbers = new PhoneNumbers();
  private final ContentRules contentRules = new ContentRules();
  private final MediaChecks mediaChecks = new MediaChecks();
  private final Map<String, SimulatedApp> apps = new ConcurrentHashMap<>();
  private final Map<String, SimulatedPerson> people = new ConcurrentHashMap<>();
  private final AtomicLong strangers = new AtomicLong();

  /// Begins with `apps`, each anew.
  public World(
      WeChatRules rules, SimulatorClock clock, Identifiers identifiers, List<SimulatedApp> apps) {
    this.rules = new AtomicReference<>(rules);
    this.clock = clock;
    this.identifiers = identifiers;
    this.codes = new Codes(clock, identifiers);
    apps.forEach(app -> this.apps.put(app.id(), app.anew()));
  }

  public WeChatRules rules() {
    return rules.get();
  }

  /// Changes the rules for what happens from now on.
  ///
  /// @return the rules as they are now
  public WeChatRules changeRules(UnaryOperator<WeChatRules> change) {
    return rules.updateAndGet(change);
  }

  public SimulatorClock clock() {
    return clock;
  }

  public Identifiers identifiers() {
    return identifiers;
  }

  public Codes codes() {
    return codes;
  }

  public PhoneNumbers phoneNumbers() {
    return phoneNumbers;
  }

  /// What texts and media are found to be.
  public ContentRules contentRules() {
    return contentRules;
  }

  /// The checks of media whose verdict has not been sent.
  public MediaChecks mediaChecks() {
    return mediaChecks;
  }

  /// Registers an app, or changes the secret of the one that has the id already.
  public SimulatedApp registerApp(String appId, String secret) {
    return registerApp(appId, secret, _ -> {});
  }

  /// Registers an app, or changes it, once `settings` has accepted it; what it refuses changes
  /// nothing.
  public SimulatedApp registerApp(String appId, String secret, Consumer<SimulatedApp> settings) {
    requireRoom(apps, Names.app(appId), MOST_APPS, "apps");
    Names.secret(secret);
    return apps.compute(
        appId,
        (id, known) -> {
          SimulatedApp app = known == null ? new SimulatedApp(id, secret) : known;
          app.change(settings);
          app.changeSecret(secret);
          return app;
        });
  }

  public Optional<SimulatedApp> app(String appId) {
    return Optional.ofNullable(apps.get(appId));
  }

  public List<SimulatedApp> apps() {
    return List.copyOf(apps.values());
  }

  /// The person of that name, registered now if nobody has it. Derived ids are the same after a
  /// restart.
  public SimulatedPerson person(String name) {
    Names.person(name);
    requireRoom(people, name, MOST_PEOPLE, "people");
    return people.computeIfAbsent(name, n -> new SimulatedPerson(this, n));
  }

  /// Somebody new, called `person-1`, `person-2` and so on.
  public SimulatedPerson stranger() {
    String name = "person-" + strangers.incrementAndGet();
    return people.containsKey(name) ? stranger() : person(name);
  }

  public PersonRegistration newPerson(String name) {
    return new PersonRegistration(this, name);
  }

  /// The person of that name; empty if nobody has it.
  public Optional<SimulatedPerson> knownPerson(String name) {
    return Optional.ofNullable(people.get(name));
  }

  /// The app an access token was issued to, whatever the token is worth now.
  public Optional<SimulatedApp> appOfToken(String token, TokenStanding standing) {
    Instant now = clock.now();
    return apps.values().stream()
        .filter(
            app ->
                app.stableTokens().standing(token, now) == standing
                    || app.tokens().standing(token, now) == standing)
        .findFirst();
  }

  private static void requireRoom(Map<String, ?> known, String name, int most, String what) {
    if (known.size() >= most && !known.containsKey(name)) {
      throw new IllegalArgumentException(
          "there are " + most + " " + what + " already; reset the simulator first");
    }
  }
}
