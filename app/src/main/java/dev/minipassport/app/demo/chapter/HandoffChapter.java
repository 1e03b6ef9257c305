package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.IssueHandoffResponse;
import dev.minipassport.v1.RedeemHandoffResponse;
import dev.minipassport.v1.ValidateSessionResponse;
import java.util.List;

/// The sign-in travels into a web-view, without a session token in a URL.
public final class HandoffChapter implements Chapter {
  private final Tokens tokens;
  private String ticket = "";
  private String child = "";

  public HandoffChapter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("a ticket for a web-view", "IssueHandoff(token)", () -> issue(stage)),
        new Step("the web-view signs in", "RedeemHandoff(ticket)", () -> redeem(stage)),
        new Step("its session", "ValidateSession(web-view's token)", () -> validate(stage)),
        new Step("a ticket works once", "RedeemHandoff(ticket)", () -> redeemAgain(stage)));
  }

  private Finding issue(Stage stage) {
    IssueHandoffResponse answer = stage.backend().issueHandoff(tokens.phone());
    ticket = answer.getIssued().getTicket();
    return Finding.of(ticket.startsWith("mph_"), "issued, for 60 s");
  }

  private Finding redeem(Stage stage) {
    RedeemHandoffResponse answer = stage.backend().redeemHandoff(ticket);
    child = answer.getRedeemed().getSessionToken();
    return Finding.of(
        child.startsWith("mps_"),
        "redeemed, session " + Told.id(answer.getRedeemed().getSession().getSessionId()));
  }

  private Finding validate(Stage stage) {
    ValidateSessionResponse answer = stage.backend().validate(child);
    String parent = answer.getValid().getSession().getParentSessionId();
    String own = stage.backend().validate(tokens.phone()).getValid().getSession().getSessionId();
    return Finding.of(
        answer.hasValid() && parent.equals(own),
        Told.validation(answer) + ", child of " + Told.id(parent));
  }

  private Finding redeemAgain(Stage stage) {
    boolean rejected = stage.backend().redeemHandoff(ticket).hasTicketRejected();
    return Finding.of(rejected, rejected ? "ticket rejected" : "another answer");
  }
}
