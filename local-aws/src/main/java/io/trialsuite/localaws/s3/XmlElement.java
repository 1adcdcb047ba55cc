package io.trialsuite.localaws.s3;

import io.trialsuite.localaws.http.AwsError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An element of a request document; looks at direct children only and ignores namespaces. */
record XmlElement(Element element) {

    static XmlElement parse(byte[] document) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return new XmlElement(
                    builder.parse(new ByteArrayInputStream(document)).getDocumentElement());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (SAXException | IOException e) {
            throw malformed();
        }
    }

    static AwsError malformed() {
        return new AwsError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    String name() {
        return element.getLocalName();
    }

    List<XmlElement> children(String name) {
        var found = new ArrayList<XmlElement>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getLocalName().equals(name)) {
                found.add(new XmlElement(child));
            }
        }
        return found;
    }

    Optional<XmlElement> child(String name) {
        return children(name).stream().findFirst();
    }

    Optional<String> text(String name) {
        return child(name).map(found -> found.element().getTextContent());
    }

    /** @throws AwsError {@code MalformedXML} if it is missing */
    String require(String name) {
        return text(name).orElseThrow(XmlElement::malformed);
    }

    /** Keeps the parser from printing to the console. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXParseException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXParseException {
            throw exception;
        }
    }
}
