package dev.minipassport.grpc;

import dev.minipassport.grpc.call.LineBudget;
import dev.minipassport.grpc.call.Reason;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Counts every call by method and status, and writes a line about each that is not OK. Methods are
/// named as this server knows them, so that a caller can neither invent counters nor write lines.
final class CallRecords extends ServerStreamTracer.Factory {
  private static final Logger LOG = LoggerFactory.getLogger("dev.minipassport.calls");
  private static final int LINES_PER_SECOND = 50;

  private final Map<String, Method> methods = new HashMap<>();
  private final Method other = new Method("other");
  private final LongSupplier ticker;
  private final LineBudget budget;

  CallRecords(List<ServerServiceDefinition> services, LongSupplier ticker) {
    this.ticker = ticker;
    this.budget = new LineBudget(LINES_PER_SECOND, ticker);
    services.stream()
        .flatMap(service -> service.getMethods().stream())
        .map(ServerMethodDefinition::getMethodDescriptor)
        .map(MethodDescriptor::getFullMethodName)
        .forEach(name -> methods.put(name, new Method(name)));
  }

  @Override
  public ServerStreamTracer newServerStreamTracer(String fullMethodName, Metadata headers) {
    return new Watch(methods.getOrDefault(fullMethodName, other), ticker.getAsLong());
  }

  /// What was counted so far, without zeros.
  List<CallCount> counts() {
    var counts = new ArrayList<CallCount>();
    methods.values().forEach(method -> method.addTo(counts));
    other.addTo(counts);
    return counts;
  }

  private void write(Method method, Status status, long nanos) {
    long withheld = budget.grant();
    if (withheld < 0) {
      return;
    }
    Throwable cause = status.getCause();
    Object reason = cause == null ? "-" : Reason.of(cause);
    long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
    LOG.atLevel(levelOf(status))
        .log(
            "{} {} {} {} us, {} lines withheld before",
            method.name,
            status.getCode(),
            reason,
            micros,
            withheld);
  }

  /// Warnings are what an operator can mend.
  private static Level levelOf(Status status) {
    return switch (status.getCode()) {
      case FAILED_PRECONDITION, INTERNAL, UNKNOWN, UNAVAILABLE, DATA_LOSS, RESOURCE_EXHAUSTED ->
          Level.WARN;
      default -> Level.INFO;
    };
  }

  private final class Watch extends ServerStreamTracer {
    private final Method method;
    private final long began;

    Watch(Method method, long began) {
      this.method = method;
      this.began = began;
    }

    @Override
    public void streamClosed(Status status) {
      method.byCode[status.getCode().value()].increment();
      if (!status.isOk()) {
        write(method, status, ticker.getAsLong() - began);
      }
    }
  }

  private static final class Method {
    private final String name;
    private final LongAdder[] byCode = new LongAdder[Status.Code.values().length];

    Method(String name) {
      this.name = name;
      Arrays.setAll(byCode, _ -> new LongAdder());
    }

    void addTo(List<CallCount> counts) {
      for (Status.Code code : Status.Code.values()) {
        long calls = byCode[code.value()].sum();
        if (calls > 0) {
          counts.add(new CallCount(name, code.name(), calls));
        }
      }
    }
  }
}
