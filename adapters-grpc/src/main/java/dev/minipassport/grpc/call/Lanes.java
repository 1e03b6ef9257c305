package dev.minipassport.grpc.call;

import java.util.List;

/// One lane for each kind of call, so that none is shed on account of another: validations last of
/// all, and logins, which wait for WeChat, without taking revocations with them. Watches, which do
/// not end by themselves, have places of their own.
public record Lanes(Lane validations, Lane logins, Lane others, Lane watches) {
  public List<Lane> all() {
    return List.of(validations, logins, others, watches);
  }

  /// How many calls are at work.
  public int taken() {
    return all().stream().mapToInt(Lane::taken).sum();
  }
}
