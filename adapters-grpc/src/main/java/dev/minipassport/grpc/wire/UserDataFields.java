package dev.minipassport.grpc.wire;

import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.Source;
import dev.minipassport.userdata.UserInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads user data, under the name of the field that it stands in.
public final class UserDataFields {
  private static final int LONGEST_RAW_DATA = 8192;
  private static final int LONGEST_ENCRYPTED_DATA = 16_384;
  private static final int LONGEST_PROOF = 256;
  private static final int LONGEST_NICKNAME = 1024;
  private static final int LONGEST_AVATAR = 2048;
  private static final int LONGEST_REST = 256;

  private UserDataFields() {}

  public static @Nullable Source signed(
      Fields fields, String name, dev.minipassport.v1.SignedUserData data) {
    String rawData =
        fields.read(name + ".raw_data", data.getRawData(), Fields.within(1, LONGEST_RAW_DATA));
    String signature =
        fields.read(name + ".signature", data.getSignature(), Fields.within(1, LONGEST_PROOF));
    return rawData == null || signature == null
        ? null
        : new Source.Signed(new SignedUserData(rawData, signature));
  }

  public static @Nullable Source sealed(
      Fields fields, String name, dev.minipassport.v1.SealedUserData data) {
    SealedUserData sealed = sealedData(fields, name, data);
    return sealed == null ? null : new Source.Sealed(sealed);
  }

  public static @Nullable SealedUserData sealedData(
      Fields fields, String name, dev.minipassport.v1.SealedUserData data) {
    String encryptedData =
        fields.read(
            name + ".encrypted_data",
            data.getEncryptedData(),
            Fields.within(1, LONGEST_ENCRYPTED_DATA));
    String iv = fields.read(name + ".iv", data.getIv(), Fields.within(1, LONGEST_PROOF));
    return encryptedData == null || iv == null ? null : new SealedUserData(encryptedData, iv);
  }

  /// What is too long is noted and left out.
  public static UserInfo plain(Fields fields, String name, dev.minipassport.v1.UserInfo info) {
    return new UserInfo(
        fields.readOptional(
            name + ".nick_name", info.getNickName(), Fields.atMost(LONGEST_NICKNAME)),
        fields.readOptional(
            name + ".avatar_url", info.getAvatarUrl(), Fields.atMost(LONGEST_AVATAR)),
        info.getGender(),
        rest(fields, name + ".country", info.getCountry()),
        rest(fields, name + ".province", info.getProvince()),
        rest(fields, name + ".city", info.getCity()),
        rest(fields, name + ".language", info.getLanguage()));
  }

  private static String rest(Fields fields, String name, String text) {
    return Optional.ofNullable(fields.read(name, text, Fields.atMost(LONGEST_REST))).orElse("");
  }
}
