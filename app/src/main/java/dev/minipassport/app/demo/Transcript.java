package dev.minipassport.app.demo;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Everything a client gets to see apart from the messages themselves: headers, trailers and status
/// texts. On the wire these are compressed, so a search for a secret there would not see them.
final class Transcript implements ClientInterceptor {
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onHeaders(Metadata received) {
                note(received);
                super.onHeaders(received);
              }

              @Override
              public void onClose(Status status, Metadata trailers) {
                note(status.toString().getBytes(StandardCharsets.UTF_8));
                note(trailers);
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }

  synchronized byte[] bytes() {
    return seen.toByteArray();
  }

  private void note(Metadata metadata) {
    for (String name : metadata.keys()) {
      note(name.getBytes(StandardCharsets.UTF_8));
      if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        note(metadata.get(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)));
      } else {
        String value = metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        note(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private synchronized void note(byte @Nullable [] bytes) {
    if (bytes != null) {
      seen.writeBytes(bytes);
      seen.write('\n');
    }
  }
}
