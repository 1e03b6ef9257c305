package dev.minipassport.chaos;

import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.world.Quotas;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.WeChatRules;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.testkit.TcpProxy;
import dev.minipassport.testkit.history.Person;
import dev.minipassport.testkit.history.Phones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A WeChat, a pair of database servers, and nodes that serve two apps.
final class Fleet implements Phones, AutoCloseable {
  static final String CONFIGURATION = "minipassport.yaml";
  static final int NODES = 3;

  private static final List<String> APPS = List.of("wx1111111111111111", "wx2222222222222222");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Path LIBRARIES = Path.of("/usr/lib");

  private final WeChatSimulator wechat =
      WeChatSimulator.start(
          SimulatorOptions.DEFAULT.withRules(WeChatRules.DEFAULT.withQuotas(Quotas.NONE)));
  private final List<SimulatedApp> apps =
      APPS.stream().map(id -> wechat.registerApp(id, SECRET)).toList();
  private final Map<Person, SimulatedPerson> people = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Cluster cluster;
  private final List<ServiceNode> nodes = new ArrayList<>();
  private final Optional<Path> fakeTime;

  private Fleet(Path folder, Cluster cluster) throws IOException {
    this.fakeTime = fakeTime();
    this.cluster = cluster;
    KeySetFile.create(folder.resolve("keys.json"));
    Files.writeString(folder.resolve(CONFIGURATION), configuration());
    var environment =
        Map.of("MINIPASSPORT_WECHAT_BASE_URI", wechat.baseUri().toString(), "CHAOS_SECRET", SECRET);
    for (int i = 0; i < NODES; i++) {
      var proxy = new TcpProxy(cluster.primary().port());
      nodes.add(new ServiceNode(folder, "node-" + i, environment, proxy, fakeTime));
    }
  }

  static Fleet start(Path folder) throws IOException, InterruptedException {
    var fleet = new Fleet(folder, new Cluster(folder));
    Runtime.getRuntime().addShutdownHook(new Thread(fleet::close));
    try {
      for (ServiceNode node : fleet.nodes) {
        node.start();
      }
      return fleet;
    } catch (RuntimeException | InterruptedException e) {
      fleet.close();
      throw e;
    }
  }

  private static Optional<Path> fakeTime() throws IOException {
    try (Stream<Path> found =
        Files.find(LIBRARIES, 3, (path, _) -> path.endsWith("faketime/libfaketime.so.1"))) {
      return found.findFirst();
    }
  }

  private static String configuration() {
    var text =
        new StringBuilder(
            """
            grpc:
              anonymous-roles: bff, admin
            store:
              engine: postgresql
              user: postgres
              keys: keys.json
              connections: 8
            apps:
            """);
    for (String app : APPS) {
      text.append(
          """
            - id: %s
              secret: env:CHAOS_SECRET
              sessions:
                rotation-age: 1s
              avatar-hosts: cdn.example.com
              purposes:
                - id: profile
                  version: 1
                  categories: nickname, avatar
                  texts:
                    - language: en
                      title: Profile
                      content: We show it.
                      confirm: Yes
                      cancel: No
                      declined: You declined.
                      desc: To show it
          """
              .formatted(app));
    }
    return text.toString();
  }

  /// The one that a person of this app is not of.
  static String otherApp(String app) {
    return APPS.get(1 - APPS.indexOf(app));
  }

  Cluster cluster() {
    return cluster;
  }

  WeChatSimulator wechat() {
    return wechat;
  }

  List<ServiceNode> nodes() {
    return nodes;
  }

  List<Wire> wires() {
    return nodes.stream().map(ServiceNode::wire).toList();
  }

  boolean canStepClocks() {
    return fakeTime.isPresent();
  }

  /// Every node reaches the server on this port from now on.
  void leadTo(int port) {
    for (ServiceNode node : nodes) {
      node.store().leadTo(port);
      node.store().reset();
    }
  }

  @Override
  public Person newPerson() {
    SimulatedApp app = apps.get(next.getAndIncrement() % apps.size());
    SimulatedPerson simulated = wechat.registerPerson();
    var person = new Person(APPS.get(apps.indexOf(app)), simulated.openId(app));
    people.put(person, simulated);
    return person;
  }

  @Override
  public String codeOf(Person person) {
    SimulatedApp app = apps.get(APPS.indexOf(person.app()));
    SimulatedPerson simulated = people.get(person);
    if (simulated == null) {
      throw new IllegalArgumentException("nobody knows " + person);
    }
    return simulated.login(app);
  }

  @Override
  public void close() {
    nodes.forEach(ServiceNode::close);
    wechat.close();
    cluster.close();
  }
}
