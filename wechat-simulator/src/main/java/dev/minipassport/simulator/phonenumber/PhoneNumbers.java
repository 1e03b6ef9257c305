package dev.minipassport.simulator.phonenumber;

import dev.minipassport.simulator.bounded.Recent;
import java.util.Optional;

/// The phone codes that were issued and the numbers that were encrypted; the newest of each.
public final class PhoneNumbers {
  private static final int MOST = 50_000;

  private final Recent<PhoneCode> codes = new Recent<>(MOST);
  private final SealedNumbers sealed = new SealedNumbers();

  public void issue(String value, PhoneCode code) {
    codes.put(value, code);
  }

  public Optional<PhoneCode> find(String value) {
    return codes.find(value);
  }

  public SealedNumbers sealed() {
    return sealed;
  }
}
