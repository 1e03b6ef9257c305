package dev.minipassport.wechat.api;

import dev.minipassport.wechat.http.Delivery;
import dev.minipassport.wechat.http.SingleRequest;
import java.net.URI;
import java.time.Duration;

/// One question to WeChat, whichever host it is put to, and how to read the reply.
///
/// @param <R> what the reply says
public interface Inquiry<R> {
  TimeBudget budget();

  Delivery send(SingleRequest http, URI host, Duration longest);

  R read(Delivery.Answered answer);

  /// The reply that stands for none: the request is out, or may be.
  R lost(String cause);

  /// Whether `reply` speaks for the host.
  boolean healthy(R reply);

  Journal<R> journal(String host);

  /// Writes down what became of the question at one host.
  interface Journal<R> {
    void answered(R reply);

    void notSent(Delivery.NotSent nothing);

    void breakerOpen();
  }
}
