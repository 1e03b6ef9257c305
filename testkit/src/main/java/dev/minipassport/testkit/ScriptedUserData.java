package dev.minipassport.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.UserDataReader;
import dev.minipassport.userdata.UserInfo;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Signs and seals by giving out numbers, and remembers what each stands for and under which key.
public final class ScriptedUserData implements UserDataReader {
  private record Sealed(OpenedUserData content, String key) {}

  private record SealedPhone(OpenedPhone content, String key) {}

  private final Map<String, UserInfo> profiles = new ConcurrentHashMap<>();
  private final Map<SignedUserData, String> signers = new ConcurrentHashMap<>();
  private final Map<SealedUserData, Sealed> sealed = new ConcurrentHashMap<>();
  private final Map<SealedUserData, SealedPhone> sealedPhones = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /// What a profile API would give to a client whose session key is `key`.
  public SignedUserData signed(UserInfo info, SessionKey key) {
    int number = numbers.incrementAndGet();
    var data = new SignedUserData("raw-data-" + number, "signature-" + number);
    profiles.put(data.rawData(), info);
    signers.put(data, text(key));
    return data;
  }

  /// The same, encrypted.
  public SealedUserData sealed(OpenedUserData content, SessionKey key) {
    int number = numbers.incrementAndGet();
    var data = new SealedUserData("encrypted-data-" + number, "iv-" + number);
    sealed.put(data, new Sealed(content, text(key)));
    return data;
  }

  /// What a phone button would give to a client that knows no codes.
  public SealedUserData sealed(OpenedPhone content, SessionKey key) {
    int number = numbers.incrementAndGet();
    var data = new SealedUserData("encrypted-phone-" + number, "iv-" + number);
    sealedPhones.put(data, new SealedPhone(content, text(key)));
    return data;
  }

  @Override
  public Optional<OpenedPhone> openPhone(SealedUserData data, SessionKey key) {
    return Optional.ofNullable(sealedPhones.get(data))
        .filter(known -> known.key().equals(text(key)))
        .map(SealedPhone::content);
  }

  @Override
  public boolean genuine(SignedUserData data, SessionKey key) {
    return text(key).equals(signers.get(data));
  }

  @Override
  public Optional<UserInfo> read(SignedUserData data) {
    return Optional.ofNullable(profiles.get(data.rawData()));
  }

  @Override
  public Optional<OpenedUserData> open(SealedUserData data, SessionKey key) {
    return Optional.ofNullable(sealed.get(data))
        .filter(known -> known.key().equals(text(key)))
        .map(Sealed::content);
  }

  private static String text(SessionKey key) {
    return key.use(bytes -> new String(bytes, US_ASCII));
  }
}
