package dev.minipassport.simulator.http;

/// Decides what a request gets. Called on the virtual thread of its connection, one call at a time
/// per connection, many connections at once.
@FunctionalInterface
public interface Handler {
  Delivery handle(Request request);
}
