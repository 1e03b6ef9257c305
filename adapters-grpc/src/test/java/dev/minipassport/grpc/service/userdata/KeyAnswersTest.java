package dev.minipassport.grpc.service.userdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.userdata.Decryption;
import org.junit.jupiter.api.Test;

final class KeyAnswersTest {

  @Test
  void whatWasNotEncryptedWithTheKeyIsSaid() {
    assertThat(KeyAnswers.of(new Decryption.Undecipherable()).hasUndecipherable()).isTrue();
  }
}
