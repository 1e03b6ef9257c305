package dev.minipassport.app.config;

import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Kind;
import dev.minipassport.app.settings.Kinds;
import dev.minipassport.grpc.admission.San;
import dev.minipassport.grpc.call.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What can be set of callers.
final class CallerKeys {
  /// In place of the ids of apps.
  static final String EVERY_APP = "*";

  private static final Kind<Role> ROLE =
      Kinds.choice(
          Map.of(
              "bff", Role.BFF,
              "support", Role.SUPPORT,
              "admin", Role.ADMIN,
              "phone", Role.PHONE));

  static final Key<List<Role>> ANONYMOUS_ROLES =
      new Key<>("grpc.anonymous-roles", Kinds.list(ROLE), "bff");
  static final Key<San> SAN = new Key<>("callers[].san", Kinds.text(San::of));
  static final Key<List<Role>> ROLES = new Key<>("callers[].roles", Kinds.list(ROLE));
  static final Key<List<String>> APPS = apps(List.of());

  static final List<Key<?>> ALL = List.of(ANONYMOUS_ROLES, SAN, ROLES, APPS);

  private CallerKeys() {}

  /// The apps of a caller, where these are served.
  static Key<List<String>> apps(List<String> served) {
    var choices = new LinkedHashMap<String, String>();
    served.forEach(id -> choices.put(id, id));
    choices.put(EVERY_APP, EVERY_APP);
    return new Key<>(
        "callers[].apps",
        Kinds.list(Kinds.choice(choices, "must be the id of an app in apps, or \"*\" for all")));
  }
}
