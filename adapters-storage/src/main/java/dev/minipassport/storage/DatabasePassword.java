package dev.minipassport.storage;

/// What the program shows a database server. It does not print itself.
public final class DatabasePassword {
  private final String text;

  public DatabasePassword(String text) {
    this.text = text;
  }

  String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "DatabasePassword[hidden]";
  }
}
