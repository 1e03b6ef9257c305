package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.content.ContentCheck;
import dev.minipassport.content.ContentCheck.Checked;
import dev.minipassport.content.ContentCheck.Submitted;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every implementation of `ContentCheck` does.
public abstract class ContentCheckContract {
  private static final Nickname NICKNAME = new Nickname("阿丽 😀");
  private static final AvatarUrl PICTURE = new AvatarUrl("https://cdn.example.com/alice.png");

  protected abstract ContentCheck check();

  /// Somebody who was there just now.
  protected abstract Identity person();

  /// From now on that is what is found in the nickname.
  protected abstract void judge(String nickname, Verdict verdict);

  /// From now on nobody was there lately.
  protected abstract void seeNobody();

  /// From now on nothing is answered.
  protected abstract void fail();

  @Test
  void whatNobodyObjectsToPasses() {
    assertThat(check().check(person(), NICKNAME, PATIENT))
        .isEqualTo(new Checked.Judged(Verdict.PASS));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFoundInANicknameIsTold(Verdict verdict) {
    judge(NICKNAME.text(), verdict);

    assertThat(check().check(person(), NICKNAME, PATIENT)).isEqualTo(new Checked.Judged(verdict));
  }

  @Test
  void eachPictureThatIsTakenHasACheckOfItsOwn() {
    var one = (Submitted.Accepted) check().submit(person(), PICTURE, PATIENT);
    var other = (Submitted.Accepted) check().submit(person(), PICTURE, PATIENT);

    assertThat(one.check()).isNotEqualTo(other.check());
  }

  @Test
  void nothingIsCheckedOfWhoWasNotThereLately() {
    Identity person = person();
    seeNobody();

    assertThat(check().check(person, NICKNAME, PATIENT)).isEqualTo(new Checked.NotSeenLately());
    assertThat(check().submit(person, PICTURE, PATIENT)).isEqualTo(new Submitted.NotSeenLately());
  }

  @Test
  void noAnswerIsNoVerdict() {
    Identity person = person();
    fail();

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> check().check(person, NICKNAME, PATIENT));
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> check().submit(person, PICTURE, PATIENT));
  }
}
