package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.RotateSessionResponse;
import dev.minipassport.v1.ValidateSessionResponse;
import java.time.Duration;
import java.util.List;

/// A token gets a successor; whoever uses the old one much later has stolen it.
public final class RotationChapter implements Chapter {
  private static final Duration ROTATION_AGE = Duration.ofHours(25);
  private static final Duration PAST_THE_GRACE = Duration.ofSeconds(31);

  private final Tokens tokens;
  private String old = "";

  public RotationChapter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("rotate too early", "RotateSession(token)", () -> tooEarly(stage)),
        new Step("a day later, rotation is due", "ValidateSession(token)", () -> due(stage)),
        new Step("rotate", "RotateSession(token)", () -> rotate(stage)),
        new Step("replay within the grace", "RotateSession(old token)", () -> replay(stage)),
        new Step("the new token", "ValidateSession(new token)", () -> presentNew(stage)),
        new Step(
            "theft: the old token after the grace",
            "ValidateSession(old token)",
            () -> theft(stage)),
        new Step("which ends the session", "ValidateSession(new token)", () -> ended(stage)));
  }

  private Finding tooEarly(Stage stage) {
    RotateSessionResponse answer = stage.backend().rotate(tokens.phone());
    return Finding.of(answer.getNotDue().hasDueAt(), "not due");
  }

  private Finding due(Stage stage) throws Exception {
    stage.phones().passTime(ROTATION_AGE);
    ValidateSessionResponse answer =
        stage.eventually(
            () -> stage.backend().validate(tokens.phone()),
            validation -> validation.getValid().getRotateDue());
    return Finding.of(answer.getValid().getRotateDue(), Told.validation(answer));
  }

  private Finding rotate(Stage stage) {
    old = tokens.phone();
    RotateSessionResponse answer = stage.backend().rotate(old);
    tokens.phoneHolds(answer.getRotated().getSessionToken());
    return Finding.of(
        answer.hasRotated() && !tokens.phone().isEmpty() && !tokens.phone().equals(old),
        "rotated, session " + Told.id(answer.getRotated().getSession().getSessionId()));
  }

  private Finding replay(Stage stage) {
    RotateSessionResponse answer = stage.backend().rotate(old);
    boolean same =
        answer.hasRotated()
            && !tokens.phone().isEmpty()
            && answer.getRotated().getSessionToken().equals(tokens.phone());
    return Finding.of(same, same ? "the same successor" : "another answer");
  }

  private Finding presentNew(Stage stage) {
    ValidateSessionResponse answer = stage.backend().validate(tokens.phone());
    return Finding.of(answer.hasValid(), Told.validation(answer));
  }

  private Finding theft(Stage stage) throws Exception {
    stage.phones().passTime(PAST_THE_GRACE);
    ValidateSessionResponse answer =
        stage.eventually(() -> stage.backend().validate(old), ValidateSessionResponse::hasNotValid);
    return stolen(answer);
  }

  private Finding ended(Stage stage) {
    return stolen(stage.backend().validate(tokens.phone()));
  }

  private static Finding stolen(ValidateSessionResponse answer) {
    return Finding.of(
        Told.isNotValid(answer, NotValid.Reason.REASON_STOLEN), Told.validation(answer));
  }
}
