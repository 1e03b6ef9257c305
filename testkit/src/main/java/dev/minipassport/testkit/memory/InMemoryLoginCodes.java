package dev.minipassport.testkit.memory;

import dev.minipassport.login.Arrival.Settlement;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.LoginFacts;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

final class InMemoryLoginCodes implements LoginCodes {
  private sealed interface Row {
    record Pending(Instant until) implements Row {}

    record Settled(Settlement settlement, LoginFacts facts) implements Row {}

    record Spent() implements Row {}
  }

  private record Entry(Row row, Instant forgottenAt) {}

  private final State state;
  private final Map<TokenDigest, Entry> codes = new HashMap<>();

  InMemoryLoginCodes(State state) {
    this.state = state;
  }

  @Override
  public Standing claim(TokenDigest code, Instant now, Instant pendingUntil, Instant forgottenAt) {
    synchronized (state) {
      Standing standing = look(code, now);
      if (!(standing instanceof Standing.Unknown)) {
        return standing;
      }
      codes.put(code, new Entry(new Row.Pending(pendingUntil), forgottenAt));
      return new Standing.Claimed();
    }
  }

  @Override
  public Standing look(TokenDigest code, Instant now) {
    synchronized (state) {
      Entry entry = codes.get(code);
      if (entry == null || !now.isBefore(entry.forgottenAt())) {
        return new Standing.Unknown();
      }
      return switch (entry.row()) {
        case Row.Pending(var until) when now.isBefore(until) -> new Standing.Pending();
        case Row.Pending _ -> new Standing.Abandoned();
        case Row.Settled(var settlement, var facts) when now.isBefore(settlement.replayUntil()) ->
            new Standing.Settled(settlement.token(), facts);
        case Row.Settled _, Row.Spent _ -> new Standing.Spent();
      };
    }
  }

  @Override
  public void release(TokenDigest code) {
    synchronized (state) {
      codes.computeIfPresent(code, (_, entry) -> entry.row() instanceof Row.Pending ? null : entry);
    }
  }

  @Override
  public void spend(TokenDigest code) {
    become(code, new Row.Spent());
  }

  void settle(Settlement settlement, LoginFacts facts) {
    become(settlement.code(), new Row.Settled(settlement, facts));
  }

  private void become(TokenDigest code, Row row) {
    synchronized (state) {
      codes.computeIfPresent(code, (_, entry) -> new Entry(row, entry.forgottenAt()));
    }
  }
}
