package dev.minipassport.content;

import dev.minipassport.identity.AppId;

/// How each app has content checked.
public interface ContentPolicies {
  ContentPolicy contentPolicy(AppId app);
}
