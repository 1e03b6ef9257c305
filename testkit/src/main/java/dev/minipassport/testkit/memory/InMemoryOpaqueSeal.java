package dev.minipassport.testkit.memory;

import dev.minipassport.purpose.TextHash;
import dev.minipassport.token.OpaqueSeal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Gives out hashes and remembers what each stands for.
final class InMemoryOpaqueSeal implements OpaqueSeal {
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  @Override
  public String seal(Use use, String text) {
    String sealed = use + "-" + TextHash.of(text);
    texts.put(sealed, text);
    return sealed;
  }

  @Override
  public Optional<String> open(Use use, String sealed) {
    return sealed.startsWith(use + "-") ? Optional.ofNullable(texts.get(sealed)) : Optional.empty();
  }
}
