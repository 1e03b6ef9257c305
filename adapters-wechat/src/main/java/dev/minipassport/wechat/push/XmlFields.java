package dev.minipassport.wechat.push;

import dev.minipassport.privacy.Push.Flaw;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A message in XML: one element, shallow. A document type is refused before the parser sees it,
/// and with it every entity that is not XML's own; nothing outside the text is ever read.
final class XmlFields {
  private static final int DEEPEST = 16;
  private static final String ROOT = "xml";

  /// Where alone a document type could stand, there is at most a declaration.
  private static final Pattern BEGINNING =
      Pattern.compile("\\s*+(?:<\\?xml\\s[^?>]*+\\?>\\s*+)?+<" + ROOT + "[\\s/>]");

  private XmlFields() {}

  static Fields of(String text) throws Flawed {
    if (!BEGINNING.matcher(text).lookingAt()) {
      throw new Flawed(Flaw.MALFORMED);
    }
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
      var document = new Fields();
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> read(xml, document, 1);
          case XMLStreamConstants.SPACE,
              XMLStreamConstants.COMMENT,
              XMLStreamConstants.END_DOCUMENT -> {}
          default -> throw new Flawed(Flaw.MALFORMED);
        }
      }
      return document.group(ROOT).orElseThrow(() -> new Flawed(Flaw.MALFORMED));
    } catch (XMLStreamException _) {
      throw new Flawed(Flaw.MALFORMED);
    }
  }

  private static void read(XMLStreamReader xml, Fields into, int depth)
      throws XMLStreamException, Flawed {
    if (depth > DEEPEST) {
      throw new Flawed(Flaw.MALFORMED);
    }
    String name = xml.getLocalName();
    var members = new Fields();
    var text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> read(xml, members, depth + 1);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        case XMLStreamConstants.COMMENT -> {}
        default -> throw new Flawed(Flaw.MALFORMED);
      }
    }
    if (members.isEmpty()) {
      into.put(name, text.toString());
    } else {
      into.put(name, members);
    }
  }

  /// The JDK's own, whatever else is on the class path.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }
}
