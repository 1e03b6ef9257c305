package dev.minipassport.grpc.call;

import dev.minipassport.identity.AppId;
import io.grpc.Context;
import java.util.Map;

/// Who makes a call, and what was granted to them. A role that is not there is not granted.
///
/// @param name for the log and the audit: the SAN it is listed by, or a word where it has none
public record Caller(String name, Map<Role, Reach> grants) {

  /// Whoever is not known: may do nothing.
  public static final Caller NOBODY = new Caller("nobody", Map.of());

  private static final Context.Key<Caller> KEY = Context.keyWithDefault("caller", NOBODY);

  public Caller {
    grants = Map.copyOf(grants);
  }

  /// The caller of the call that this thread works for, on its lane too.
  public static Caller current() {
    return KEY.get();
  }

  /// A context in which this is the current caller.
  public Context within(Context context) {
    return context.withValue(KEY, this);
  }

  /// For one app at least.
  public boolean may(Role role) {
    return grants.containsKey(role);
  }

  public boolean may(Role role, AppId app) {
    Reach reach = grants.get(role);
    return reach != null && reach.covers(app);
  }
}
