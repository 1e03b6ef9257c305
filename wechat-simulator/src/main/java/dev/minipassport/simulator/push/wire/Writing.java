package dev.minipassport.simulator.push.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/// Messages as text, in JSON or in XML.
final class Writing {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Writing() {}

  static String of(Map<String, Object> fields, PushFormat format) {
    return switch (format) {
      case JSON -> json(fields);
      case XML -> xml(fields);
    };
  }

  private static String json(Map<String, Object> fields) {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings, numbers and lists are always writable", e);
    }
  }

  private static String xml(Map<String, Object> fields) {
    var xml = new StringBuilder("<xml>\n");
    fields.forEach((name, value) -> element(xml, name, value));
    return xml.append("</xml>").toString();
  }

  private static void element(StringBuilder xml, String name, Object value) {
    if (value instanceof List<?> items) {
      items.forEach(item -> element(xml, name, item));
      return;
    }
    xml.append('<').append(name).append('>');
    switch (value) {
      case Map<?, ?> members ->
          members.forEach((member, inner) -> element(xml, String.valueOf(member), inner));
      case Number number -> xml.append(number);
      default ->
          xml.append("<![CDATA[")
              .append(value.toString().replace("]]>", "]]]]><![CDATA[>"))
              .append("]]>");
    }
    xml.append("</").append(name).append(">\n");
  }
}
