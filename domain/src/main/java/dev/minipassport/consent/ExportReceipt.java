package dev.minipassport.consent;

import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.ledger.ReceiptSigner.PublishedKey;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Gives a person all they ever said here, signed, to carry away.
public final class ExportReceipt {
  private final TokenCheck check;
  private final Registrar registrar;
  private final ReceiptSigner signer;

  public ExportReceipt(TokenCheck check, Registrar registrar, ReceiptSigner signer) {
    this.check = check;
    this.registrar = registrar;
    this.signer = signer;
  }

  public ReceiptExport export(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new ReceiptExport.NotSignedIn(refused);
      case Admitted admitted -> export(admitted.session().identity());
    };
  }

  /// The keys that receipts verify with, newest first. Anybody may have them.
  public List<PublishedKey> keys() {
    return signer.keys();
  }

  private ReceiptExport export(Identity person) {
    Ledger ledger = registrar.open(person).ledger();
    return ledger.entries().isEmpty()
        ? new ReceiptExport.NothingSaid()
        : new ReceiptExport.Exported(
            signer.receipt(ledger, registrar.now().truncatedTo(ChronoUnit.MILLIS)));
  }
}
