package dev.minipassport.app.demo;

/// What came back, in a few words, and whether it is what the story says.
public record Finding(boolean held, String told) {
  public static Finding of(boolean held, String told) {
    return new Finding(held, told);
  }

  public Finding and(boolean further) {
    return new Finding(held && further, told);
  }
}
