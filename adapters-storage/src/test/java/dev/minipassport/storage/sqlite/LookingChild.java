package dev.minipassport.storage.sqlite;

import java.nio.file.Path;

/// Another process that looks at a store; prints what it warns of.
final class LookingChild {
  private LookingChild() {}

  public static void main(String[] arguments) {
    DirectoryInspection.findings(Path.of(arguments[0])).warnings().forEach(System.out::println);
  }
}
