package dev.minipassport.grpc.call;

import dev.minipassport.identity.AppId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// For which apps something was granted.
///
/// @param everywhere for each app there is or will be
/// @param ids those it was granted for by name
public record Reach(boolean everywhere, Set<String> ids) {
  public static final Reach EVERYWHERE = new Reach(true, Set.of());

  public Reach {
    ids = Set.copyOf(ids);
  }

  public static Reach of(Collection<AppId> apps) {
    return new Reach(false, apps.stream().map(AppId::value).collect(Collectors.toSet()));
  }

  public boolean covers(AppId app) {
    return covers(app.value());
  }

  /// As [#covers(AppId)], for what may be no app's id.
  ///
  /// @param id what a request has in its place
  public boolean covers(String id) {
    return everywhere || ids.contains(id);
  }
}
