package dev.minipassport.profile;

import dev.minipassport.identity.AppId;
import java.util.Set;

/// What each app allows.
public interface ProfilePolicies {

  /// The hosts on which the app keeps pictures, in lower case.
  Set<String> avatarHosts(AppId app);
}
