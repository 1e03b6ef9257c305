package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.Change;
import dev.minipassport.v1.Change.Kind;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.PictureToDelete;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.Receipt;
import dev.minipassport.v1.Trigger;
import dev.minipassport.v1.WithdrawConsentResponse;
import dev.minipassport.v1.WithdrawConsentResponse.Withdrawn;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;

/// A person takes her consent back, and carries away what she said.
public final class WithdrawalChapter implements Chapter {
  /// What stands before the 32 bytes of an Ed25519 public key (RFC 8410).
  private static final String PUBLIC_KEY = "302a300506032b6570032100";

  private final Erin erin;

  public WithdrawalChapter(Erin erin) {
    this.erin = erin;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("she takes it back", "WithdrawConsent(profile)", () -> withdraw(stage)),
        new Step("it is erased", "ReadProfile(token)", () -> erased(stage, Stage.APP)),
        new Step("and quiet", "DecidePrompt(unprompted)", () -> quiet(stage)),
        new Step(
            "it is gone in the second app as well",
            "ReadProfile(token)",
            () -> erased(stage, Stage.SECOND_APP)),
        new Step(
            "what the third app did not cause", "ListChanges(third app)", () -> changes(stage)),
        new Step("the picture to delete", "ListPicturesToDelete", () -> picture(stage)),
        new Step("a receipt of all she said", "ExportReceipt(token)", () -> receipt(stage)));
  }

  private Finding withdraw(Stage stage) {
    WithdrawConsentResponse answer = erin.visit(stage).withdraw();
    Withdrawn withdrawn = answer.getWithdrawn();
    return Finding.of(
        withdrawn.getErasedCount() == 2
            && withdrawn.getPictureToDelete().equals(ConsentChapter.PICTURE),
        answer.hasWithdrawn()
            ? "withdrawn, " + withdrawn.getErasedCount() + " values erased"
            : answer.getOutcomeCase().name());
  }

  private Finding erased(Stage stage, String app) {
    Profile profile = erin.in(stage, app).read().getProfile();
    return Finding.of(profile.equals(Profile.getDefaultInstance()), Told.profile(profile));
  }

  private Finding quiet(Stage stage) {
    DecidePromptResponse answer = erin.visit(stage).decide(Trigger.TRIGGER_UNPROMPTED);
    return Finding.of(answer.hasQuiet(), Told.prompt(answer));
  }

  private Finding changes(Stage stage) {
    List<Kind> kinds =
        erin.in(stage, Stage.THIRD_APP).changes().getChangesList().stream()
            .map(Change::getKind)
            .toList();
    return Finding.of(
        kinds.equals(List.of(Kind.KIND_LINKED, Kind.KIND_PROFILE_ERASED)),
        kinds.stream().map(kind -> kind.name().replace("KIND_", "")).toList().toString());
  }

  private Finding picture(Stage stage) {
    List<String> pictures =
        erin.visit(stage).pictures().stream().map(PictureToDelete::getUrl).toList();
    return Finding.of(pictures.equals(List.of(ConsentChapter.PICTURE)), pictures.toString());
  }

  private Finding receipt(Stage stage) throws Exception {
    Receipt receipt = erin.visit(stage).receipt().getReceipt();
    long entries = receipt.getText().lines().filter(line -> line.startsWith("hash=")).count();
    boolean verifies = verifies(stage, receipt);
    return Finding.of(
        verifies && entries == 4,
        entries + " entries, the signature " + (verifies ? "verifies" : "does not verify"));
  }

  /// With nothing but the receipt and the published key.
  private boolean verifies(Stage stage, Receipt receipt) throws GeneralSecurityException {
    String key =
        erin.visit(stage).receiptKeys().getKeysList().stream()
            .filter(published -> published.getKeyId().equals(receipt.getKeyId()))
            .findFirst()
            .orElseThrow()
            .getPublicKey();
    var encoded = new X509EncodedKeySpec(HexFormat.of().parseHex(PUBLIC_KEY + key));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(encoded));
    signature.update(receipt.getText().getBytes(StandardCharsets.UTF_8));
    return signature.verify(HexFormat.of().parseHex(receipt.getSignature()));
  }
}
