package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.Running.validationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login;
import dev.minipassport.session.Rotation;
import dev.minipassport.testkit.Passport;
import dev.minipassport.v1.Change;
import dev.minipassport.v1.ChangePage;
import dev.minipassport.v1.ListChangesRequest;
import dev.minipassport.v1.ListChangesResponse;
import dev.minipassport.v1.ListPicturesToDeleteRequest;
import dev.minipassport.v1.ResolveAccountRequest;
import dev.minipassport.v1.ResolveAccountResponse;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChangesOnTheWireTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  private static ListChangesRequest.Builder listing(String cursor) {
    return ListChangesRequest.newBuilder().setAppId(APP).setCursor(cursor);
  }

  private ListChangesResponse lists(ListChangesRequest.Builder request) {
    return running.changes.listChanges(request.build());
  }

  private ChangePage page(String cursor, int size) {
    return lists(listing(cursor).setPageSize(size)).getPage();
  }

  private ResolveAccountResponse resolves(String app, String account) {
    return running.changes.resolveAccount(
        ResolveAccountRequest.newBuilder().setAppId(app).setAccountId(account).build());
  }

  private void revoke(Login.SignedIn login) {
    running.passport.revoke.revoke(Passport.APP, login.token());
  }

  @Test
  void whatHappenedIsToldInOrderByTheIdsOfTheSession() {
    var first = running.alice();
    var second = running.alice();
    var session = running.sessions.validateSession(validationOf(second.token())).getValid();
    revoke(first);
    var _ = running.passport.revoke.revokeAll(Passport.APP, second.token());

    ChangePage page = page("", 0);

    assertThat(page.getMore()).isFalse();
    assertThat(page.getChangesList())
        .extracting(Change::getKind)
        .containsExactly(Change.Kind.KIND_SESSION_ENDED, Change.Kind.KIND_SESSIONS_ENDED);
    assertThat(page.getChanges(0).getSessionId()).isEqualTo(first.session().id().toString());
    assertThat(page.getChanges(1).getSessionId()).isEmpty();
    assertThat(page.getChangesList())
        .allMatch(change -> change.getIdentityId().equals(session.getSession().getIdentityId()))
        .allMatch(
            change -> change.getAt().getSeconds() == running.clock.instant().getEpochSecond());
    assertThat(page(page.getNextCursor(), 0).getChangesList()).isEmpty();
  }

  @Test
  void aPageEndsWhereTheNextBegins() {
    revoke(running.alice());
    revoke(running.alice());

    ChangePage first = page("", 1);
    ChangePage second = page(first.getNextCursor(), 1000);

    assertThat(first.getMore()).isTrue();
    assertThat(first.getChangesList()).hasSize(1);
    assertThat(second.getChangesList()).hasSize(1).isNotEqualTo(first.getChangesList());
    assertThat(page("", 1_000_000).getChangesList()).hasSize(2);
  }

  @Test
  void aNewTokenIsNobodyElsesConcern() {
    var alice = running.alice();
    running.clock.advance(Duration.ofDays(1));
    assertThat(running.passport.rotate.rotate(Passport.APP, alice.token()))
        .isInstanceOf(Rotation.Rotated.class);

    ChangePage page = page("", 1);

    assertThat(page.getChangesList()).isEmpty();
    assertThat(page.getMore()).isTrue();
  }

  @Test
  void aCursorOfAMonthAgoIsTooOld() {
    String cursor = page("", 0).getNextCursor();
    running.clock.advance(Duration.ofDays(30));

    assertThat(lists(listing(cursor)).hasCursorTooOld()).isTrue();
  }

  @Test
  void aCursorThatWasNotGivenForThisIsRefused() {
    String ofChanges = page("", 0).getNextCursor();
    String ofPictures =
        running
            .profiles
            .listPicturesToDelete(ListPicturesToDeleteRequest.newBuilder().setAppId(APP).build())
            .getPage()
            .getNextCursor();

    for (var request :
        new ListChangesRequest.Builder[] {
          listing("made up"),
          listing(ofPictures),
          listing(ofChanges).setAppId(Passport.OTHER_APP.value())
        }) {
      var refused = Refused.by(() -> lists(request));
      assertThat(refused.code()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(refused.fields()).containsExactly("cursor");
      assertThat(refused.text()).contains("must be one that ListChanges or WatchChanges gave");
      assertThat(refused.toString()).doesNotContain(request.getCursor());
    }
    assertThat(
            Refused.by(
                    () ->
                        running.profiles.listPicturesToDelete(
                            ListPicturesToDeleteRequest.newBuilder()
                                .setAppId(APP)
                                .setCursor(ofChanges)
                                .build()))
                .text())
        .contains("must be one that ListPicturesToDelete gave");
  }

  @Test
  void anAccountIsResolvedWithinTheAppsThatKnowIt() {
    String account = running.alice().session().identity().account().toString();

    assertThat(resolves(APP, account).getResolved().getAccountId()).isEqualTo(account);
    assertThat(resolves(Passport.OTHER_APP.value(), account).hasUnknownAccount()).isTrue();
    assertThat(resolves(APP, new UUID(0, 0).toString()).hasUnknownAccount()).isTrue();
  }

  @Test
  void anAppThatIsNotServedIsSaid() {
    assertThat(Refused.by(() -> resolves("wx404", new UUID(0, 0).toString())).reason())
        .isEqualTo("APP_UNKNOWN");
    assertThat(Refused.by(() -> lists(listing("").setAppId("wx404"))).reason())
        .isEqualTo("APP_UNKNOWN");
  }
}
