package dev.minipassport.prompt;

/// Names a prompt that was given out: opaque to the client, authenticated, good for 24 hours. Not a
/// secret: it lets nobody but the person it was made for answer.
public record PromptId(String value) {
  private static final int MOST = 4096;

  public PromptId {
    if (value.isEmpty() || value.length() > MOST) {
      throw new IllegalArgumentException("prompt id must be one that DecidePrompt gave");
    }
  }
}
