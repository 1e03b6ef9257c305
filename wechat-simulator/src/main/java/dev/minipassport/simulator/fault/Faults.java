package dev.minipassport.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The faults that are on. The one injected first strikes first; a delay goes with any other fault.
public final class Faults {
  private static final int MOST = 1_000;

  private final List<Active> active = new CopyOnWriteArrayList<>();

  public void inject(Injection injection) {
    if (active.size() >= MOST) {
      throw new IllegalArgumentException("there are " + MOST + " faults already; heal them first");
    }
    active.add(new Active(injection, new AtomicInteger(injection.calls())));
  }

  public void heal() {
    active.clear();
  }

  public void heal(Fault fault) {
    active.removeIf(one -> one.injection.fault() == fault);
  }

  /// The faults that are on, each with the calls it has left.
  public List<Injection> active() {
    return active.stream().map(one -> one.injection.next(one.left.get())).toList();
  }

  /// Takes what befalls this call, and counts it.
  public Affliction draw(Target target) {
    if (active.isEmpty()) {
      return Affliction.NONE;
    }
    Duration delay = first(target, true).map(Injection::delay).orElse(Duration.ZERO);
    return new Affliction(delay, first(target, false));
  }

  private Optional<Injection> first(Target target, boolean late) {
    for (Active one : active) {
      boolean isLate = one.injection.fault().moment() == Fault.Moment.LATE;
      if (isLate == late && one.injection.befalls(target) && take(one)) {
        return Optional.of(one.injection);
      }
    }
    return Optional.empty();
  }

  private boolean take(Active one) {
    if (one.injection.calls() == 0) {
      return true;
    }
    int before = one.left.getAndUpdate(left -> Math.max(0, left - 1));
    if (before <= 1) {
      active.remove(one);
    }
    return before > 0;
  }

  private record Active(Injection injection, AtomicInteger left) {}
}
