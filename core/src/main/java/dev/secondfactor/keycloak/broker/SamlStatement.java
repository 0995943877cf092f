package dev.secondfactor.keycloak.broker;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what the authentication statement says that Keycloak has kept of a login (SAML 2.0). */
final class SamlStatement {

  private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String CLASS = "AuthnContextClassRef";
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private SamlStatement() {}

  /**
   * Reads a statement.
   *
   * @param kept its XML, as Keycloak keeps it between two requests
   */
  static LoginStatement read(String kept) {
    try {
      NodeList classes = parse(kept);
      return new LoginStatement(
          Set.of(),
          IntStream.range(0, classes.getLength())
              .mapToObj(index -> classes.item(index).getTextContent().strip())
              .filter(name -> !name.isEmpty())
              .collect(Collectors.toSet()));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      return LoginStatement.NOTHING;
    }
  }

  private static NodeList parse(String xml)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DOCTYPE, true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getElementsByTagNameNS(ASSERTION, CLASS);
  }
}
