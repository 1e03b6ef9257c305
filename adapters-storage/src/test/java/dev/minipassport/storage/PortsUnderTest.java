package dev.minipassport.storage;

/// Ports alone; whoever opened their store closes it.
record PortsUnderTest(StorePorts ports) implements ServedPorts {
  @Override
  public void settle() {}

  @Override
  public void close() {}
}
