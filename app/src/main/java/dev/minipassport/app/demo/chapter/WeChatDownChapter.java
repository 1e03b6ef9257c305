package dev.minipassport.app.demo.chapter;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.ValidateSessionResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;

/// WeChat cannot be reached: logins fail fast and keep their code, sessions go on.
public final class WeChatDownChapter implements Chapter {
  private static final Duration FAST = Duration.ofSeconds(3);

  private final Tokens tokens;
  private String code = "";

  public WeChatDownChapter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("WeChat down: login", "Login(code)", () -> logIn(stage)),
        new Step("WeChat down: validation", "ValidateSession(token)", () -> validate(stage)),
        new Step("WeChat back: the same code", "Login(code)", () -> logInAgain(stage)));
  }

  private Finding logIn(Stage stage) throws Exception {
    code = stage.phones().code("carol");
    stage.takeWeChatDown();
    long begun = System.nanoTime();
    try {
      return Finding.of(false, Told.login(stage.backend().logIn(code, "iPhone")));
    } catch (StatusRuntimeException e) {
      return unavailable(e, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private static Finding unavailable(StatusRuntimeException refused, Duration taken)
      throws InvalidProtocolBufferException {
    Status status = StatusProto.fromThrowable(refused);
    String reason = "";
    long wait = 0;
    for (Any detail : status == null ? List.<Any>of() : status.getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        reason = detail.unpack(ErrorInfo.class).getReason();
      } else if (detail.is(RetryInfo.class)) {
        var delay = detail.unpack(RetryInfo.class).getRetryDelay();
        wait = Duration.ofSeconds(delay.getSeconds(), delay.getNanos()).toMillis();
      }
    }
    return Finding.of(
        reason.equals("WECHAT_UNAVAILABLE")
            && String.valueOf(refused.getStatus().getDescription()).contains("unspent")
            && wait > 0
            && taken.compareTo(FAST) < 0,
        "%s %s after %d ms: %s (retry after %d ms)"
            .formatted(
                refused.getStatus().getCode(),
                reason,
                taken.toMillis(),
                refused.getStatus().getDescription(),
                wait));
  }

  private Finding validate(Stage stage) {
    ValidateSessionResponse answer = stage.backend().validate(tokens.phone());
    return Finding.of(answer.hasValid(), Told.validation(answer));
  }

  private Finding logInAgain(Stage stage) throws Exception {
    stage.bringWeChatBack();
    LoginResponse answer = stage.backend().logIn(code, "iPhone");
    return Finding.of(answer.getSignedIn().getFirstLogin(), Told.login(answer));
  }
}
