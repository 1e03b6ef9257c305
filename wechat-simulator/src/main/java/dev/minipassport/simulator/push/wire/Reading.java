package dev.minipassport.simulator.push.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// What a server answers, read as an object of JSON or an element of XML.
final class Reading {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private Reading() {}

  /// The members that are texts or numbers; empty if `text` is neither JSON nor XML.
  static Optional<Map<String, String>> of(String text) {
    return text.stripLeading().startsWith("<") ? xml(text) : json(text);
  }

  private static Optional<Map<String, String>> json(String text) {
    try {
      JsonNode object = MAPPER.readTree(text);
      if (object == null || !object.isObject()) {
        return Optional.empty();
      }
      var members = new HashMap<String, String>();
      object.properties().forEach(one -> members.put(one.getKey(), one.getValue().asText()));
      return Optional.of(members);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, String>> xml(String text) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(NO_DOCTYPE, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      Element root = builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
      var members = new HashMap<String, String>();
      for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element element) {
          members.put(element.getTagName(), element.getTextContent());
        }
      }
      return Optional.of(members);
    } catch (SAXException _) {
      return Optional.empty();
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("every Java runtime reads XML from memory", e);
    }
  }
}
