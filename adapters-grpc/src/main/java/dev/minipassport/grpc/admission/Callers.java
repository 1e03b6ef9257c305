package dev.minipassport.grpc.admission;

import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// The callers that are known.
///
/// @param listed by the name in their certificates
/// @param anonymous who calls in plaintext, and so without a certificate
public record Callers(Map<San, Caller> listed, Caller anonymous) {

  /// Nobody is listed; in plaintext everybody acts for every app.
  public static final Callers DEFAULT = anonymous(Set.of(Role.BFF));

  public Callers {
    listed = Map.copyOf(listed);
  }

  /// Nobody is listed; in plaintext everybody has these roles, for every app.
  public static Callers anonymous(Collection<Role> roles) {
    return new Callers(Map.of(), anonymousCaller(roles));
  }

  /// Each by the name that is its SAN; in plaintext nobody may do anything.
  public static Callers listed(Map<San, Map<Role, Reach>> grants) {
    return new Callers(
        grants.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> new Caller(entry.getKey().value(), entry.getValue()))),
        Caller.NOBODY);
  }

  private static Caller anonymousCaller(Collection<Role> roles) {
    return new Caller(
        "anonymous",
        Set.copyOf(roles).stream()
            .collect(Collectors.toMap(Function.identity(), _ -> Reach.EVERYWHERE)));
  }

  Peer inPlaintext() {
    return new Peer(anonymous, "no certificate");
  }

  /// Who showed a certificate; the handshake has verified it.
  Peer overTls(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate own
          ? holderOf(SubjectNames.of(own))
          : Peer.NOBODY;
    } catch (SSLPeerUnverifiedException _) {
      return Peer.NOBODY;
    }
  }

  /// A certificate of two callers is nobody's.
  Peer holderOf(SubjectNames names) {
    var holders = new HashSet<Caller>();
    for (San san : names.sans()) {
      Caller holder = listed.get(san);
      if (holder != null) {
        holders.add(holder);
      }
    }
    return new Peer(holders.size() == 1 ? holders.iterator().next() : Caller.NOBODY, names.shown());
  }
}
