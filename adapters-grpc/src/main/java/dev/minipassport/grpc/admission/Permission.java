package dev.minipassport.grpc.admission;

import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import java.util.Set;
import java.util.function.Predicate;

/// Who may call a method.
public sealed interface Permission {

  /// Whether there are requests that this caller may make.
  boolean admits(Caller caller);

  /// Whether this caller may make requests that name the app of this id.
  boolean admits(Caller caller, String id);

  static Permission anyone() {
    return new Anyone();
  }

  /// Whoever has one of these roles, for the app that the request names.
  static Permission of(Role... roles) {
    return new Holders(Set.of(roles));
  }

  /// Everybody that the handshake lets in.
  record Anyone() implements Permission {
    @Override
    public boolean admits(Caller caller) {
      return true;
    }

    @Override
    public boolean admits(Caller caller, String id) {
      return true;
    }
  }

  /// Whoever has one of `roles`.
  record Holders(Set<Role> roles) implements Permission {
    public Holders {
      roles = Set.copyOf(roles);
    }

    @Override
    public boolean admits(Caller caller) {
      return any(caller, _ -> true);
    }

    @Override
    public boolean admits(Caller caller, String id) {
      return any(caller, reach -> reach.covers(id));
    }

    private boolean any(Caller caller, Predicate<Reach> enough) {
      for (Role role : roles) {
        Reach reach = caller.grants().get(role);
        if (reach != null && enough.test(reach)) {
          return true;
        }
      }
      return false;
    }
  }
}
