package dev.minipassport.storage.cache;

import dev.minipassport.storage.ServedPorts;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.testkit.memory.InMemoryStore;

/// The in-memory store in the shape that a cache stands before.
record MemoryUnderTest(InMemoryStore memory, StorePorts ports) implements ServedPorts {
  static MemoryUnderTest cached() {
    var memory = new InMemoryStore();
    var commits = new Commits();
    memory.tell(commits::changed, commits::cameIntoBeing);
    return new MemoryUnderTest(
        memory, ports(memory, commits).behind(new NearCache(1000, System::nanoTime)));
  }

  private static StorePorts ports(InMemoryStore memory, Commits commits) {
    return new StorePorts(
        memory.sessions(),
        memory.logins(),
        memory.loginCodes(),
        memory.sessionKeys(),
        memory.handoffs(),
        memory.accounts(),
        memory.changes(),
        memory.purposes(),
        memory.dossiers(),
        memory.verdicts(),
        memory.pushMemory(),
        memory.identities(),
        memory.people(),
        memory.audit(),
        memory.appRegistry(),
        memory.replaySeal(),
        memory.opaqueSeal(),
        memory.receiptSigner(),
        commits);
  }

  @Override
  public void settle() {
    memory.settle();
  }

  @Override
  public void close() {
    memory.close();
  }
}
