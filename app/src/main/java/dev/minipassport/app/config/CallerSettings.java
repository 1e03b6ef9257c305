package dev.minipassport.app.config;

import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Values;
import dev.minipassport.grpc.admission.Callers;
import dev.minipassport.grpc.admission.San;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.identity.AppId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who may call what.
final class CallerSettings {
  private CallerSettings() {}

  /// With TLS, those that are listed; without, everybody.
  static Callers from(Values values) {
    List<Role> anonymous = values.get(CallerKeys.ANONYMOUS_ROLES);
    Map<San, Map<Role, Reach>> listed = listed(values);
    boolean tls = values.isGiven("grpc.tls");
    if (tls && values.entries("callers").isEmpty()) {
      values.problem(
          "callers",
          "is empty, and with grpc.tls whoever is not listed may do nothing; add an entry with san,"
              + " roles and apps for each caller");
    }
    if (!tls && values.isGiven("callers[0]")) {
      values.problem(
          "callers[0]",
          "is known by its certificate, and without grpc.tls nobody shows one; configure grpc.tls,"
              + " or remove callers");
    }
    return tls ? Callers.listed(listed) : Callers.anonymous(anonymous);
  }

  /// The entries of `callers`, each once; those that are wrong are left out.
  private static Map<San, Map<Role, Reach>> listed(Values values) {
    Key<List<String>> appsKey = CallerKeys.apps(values.texts("apps", AppKeys.ID));
    var listed = new LinkedHashMap<San, Map<Role, Reach>>();
    Set<San> known = new HashSet<>();
    for (String entry : values.entries("callers")) {
      Optional<San> san = values.require(CallerKeys.SAN.in(entry));
      Optional<List<Role>> roles = values.require(CallerKeys.ROLES.in(entry));
      Optional<List<String>> apps = values.require(appsKey.in(entry));
      if (san.isPresent() && !known.add(san.get())) {
        values.problem(CallerKeys.SAN.in(entry).path(), "is the SAN of an earlier entry; keep one");
      }
      if (san.isPresent() && roles.isPresent() && apps.isPresent()) {
        Optional<Reach> reach = values.build(appsKey.in(entry).path(), () -> reach(apps.get()));
        reach.ifPresent(found -> listed.put(san.get(), grants(roles.get(), found)));
      }
    }
    return listed;
  }

  private static Reach reach(List<String> apps) {
    if (!apps.contains(CallerKeys.EVERY_APP)) {
      return Reach.of(apps.stream().map(AppId::new).toList());
    }
    if (apps.size() > 1) {
      throw new IllegalArgumentException(
          "has \"*\" beside the ids of apps: keep \"*\" for all, or the ids");
    }
    return Reach.EVERYWHERE;
  }

  private static Map<Role, Reach> grants(List<Role> roles, Reach reach) {
    return roles.stream().collect(Collectors.toMap(Function.identity(), _ -> reach));
  }
}
