package dev.minipassport.storage.sqlite;

import java.nio.file.Path;

/// A second process that copies a store it does not hold.
final class BackupChild {
  private BackupChild() {}

  public static void main(String[] arguments) {
    EmbeddedStore.backup(Path.of(arguments[0]), Path.of(arguments[1]));
    System.out.println("COPIED");
  }
}
