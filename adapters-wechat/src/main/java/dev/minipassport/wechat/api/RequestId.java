package dev.minipassport.wechat.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// WeChat's name for one request, which its support asks for: `rid: 8-8-8 hex digits`, or the older
/// `req_id: …` (protocol 3.2).
public record RequestId(String value) {
  public static final RequestId NONE = new RequestId("none");
  private static final Pattern FORMS =
      Pattern.compile(
          "\\brid: ?(?<rid>[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8})"
              + "|\\breq_id: ?(?<old>[A-Za-z0-9_-]{1,64})");

  public static RequestId in(String errmsg) {
    Matcher found = FORMS.matcher(errmsg);
    if (!found.find()) {
      return NONE;
    }
    String rid = found.group("rid");
    return new RequestId(rid == null ? found.group("old") : rid);
  }

  @Override
  public String toString() {
    return value;
  }
}
