package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.ServedPorts;
import dev.minipassport.storage.StorePorts;

/// Ports alone; whoever opened their store closes it.
record PortsUnderTest(StorePorts ports) implements ServedPorts {
  @Override
  public void settle() {}

  @Override
  public void close() {}
}
