package dev.minipassport.simulator.push.wire;

/// One request to an app's server and what came of it.
///
/// @param status the HTTP status; 0 if there was no answer in time
/// @param body of the answer; without one, why there was none
public record Attempt(int status, String body) {

  public boolean answered() {
    return status == 200;
  }
}
