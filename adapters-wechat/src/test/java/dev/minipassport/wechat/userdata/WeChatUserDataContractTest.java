package dev.minipassport.wechat.userdata;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.minipassport.login.SessionKey;
import dev.minipassport.testkit.contract.UserDataReaderContract;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.UserDataReader;
import dev.minipassport.userdata.UserInfo;

final class WeChatUserDataContractTest extends UserDataReaderContract {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  protected UserDataReader reader() {
    return new WeChatUserData();
  }

  @Override
  protected SignedUserData signed(UserInfo info, SessionKey key) {
    return Sealing.signed(put(JSON.createObjectNode(), info).toString(), key);
  }

  @Override
  protected SealedUserData sealed(OpenedUserData content, SessionKey key) {
    ObjectNode root = JSON.createObjectNode();
    content.openId().ifPresent(openId -> root.put("openId", openId));
    put(root, content.info())
        .putObject("watermark")
        .put("timestamp", content.at().getEpochSecond())
        .put("appid", content.app());
    return Sealing.sealed(root.toString(), key);
  }

  /// In WeChat's order; foreign numbers begin with their country's code.
  @Override
  protected SealedUserData sealed(OpenedPhone content, SessionKey key) {
    String country = content.number().country();
    String pure = content.number().number();
    ObjectNode root = JSON.createObjectNode();
    root.put("phoneNumber", country.equals("86") ? pure : country + pure)
        .put("purePhoneNumber", pure)
        .put("countryCode", country)
        .putObject("watermark")
        .put("timestamp", content.at().getEpochSecond())
        .put("appid", content.app());
    return Sealing.sealed(root.toString(), key);
  }

  private static ObjectNode put(ObjectNode root, UserInfo info) {
    info.nickName().ifPresent(name -> root.put("nickName", name));
    root.put("gender", info.gender());
    root.put("language", info.language());
    root.put("city", info.city());
    root.put("province", info.province());
    root.put("country", info.country());
    info.avatarUrl().ifPresent(url -> root.put("avatarUrl", url));
    return root;
  }
}
