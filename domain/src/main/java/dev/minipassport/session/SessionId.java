package dev.minipassport.session;

import java.util.UUID;

/// Names a session. It may be shown and carries no authority: only the token admits.
public record SessionId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
