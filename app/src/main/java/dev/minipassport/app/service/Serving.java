package dev.minipassport.app.service;

import dev.minipassport.identity.AppId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a running service is to be found.
///
/// @param tls whether callers need a certificate
/// @param data where they are kept, or what becomes of them
/// @param metrics where they are fetched, if they are
/// @param simulator the simulator in this process, if there is one
public record Serving(
    String host,
    int port,
    boolean tls,
    String data,
    Optional<URI> metrics,
    URI weChat,
    Optional<URI> simulator,
    List<AppId> apps) {

  /// What scripts are told.
  Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("pid", ProcessHandle.current().pid());
    facts.put("grpc", Map.of("host", host, "port", port));
    metrics.ifPresent(uri -> facts.put("metrics", uri.toString()));
    simulator.ifPresent(uri -> facts.put("simulator", uri.toString()));
    facts.put("apps", apps.stream().map(AppId::value).toList());
    return facts;
  }
}
