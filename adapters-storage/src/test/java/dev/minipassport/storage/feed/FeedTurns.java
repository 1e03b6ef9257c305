package dev.minipassport.storage.feed;

/// Lets tests of other packages read a feed when they want.
public final class FeedTurns {
  private FeedTurns() {}

  public static void read(Feed feed) {
    feed.read();
  }
}
