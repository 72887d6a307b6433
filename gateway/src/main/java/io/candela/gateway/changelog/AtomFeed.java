package io.candela.gateway.changelog;

import io.candela.gateway.pages.HtmlPage;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Changes as a feed in Atom (RFC 4287). */
final class AtomFeed {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final String site;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private AtomFeed(String site) throws XMLStreamException {
        this.site = site;
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    /**
     * The feed of {@code changes}, the newest first.
     *
     * @param site where callers reach this gateway, without a slash at its end
     */
    static String of(String site, List<Change> changes) {
        try {
            return new AtomFeed(site).write(changes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text is written to memory", e);
        }
    }

    private String write(List<Change> changes) throws XMLStreamException {
        xml.writeStartDocument("utf-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        element("title", "Candela: changes of the API");
        element("id", site + "/changelog");
        element("updated", moment(changes.getFirst()));
        xml.writeStartElement("author");
        element("name", "Candela");
        xml.writeEndElement();
        link("self", "application/atom+xml", "/changelog.atom");
        link("alternate", "text/html", "/changelog");
        for (Change change : changes) {
            entry(change);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        return text.toString();
    }

    private void entry(Change change) throws XMLStreamException {
        String place = "/changelog#" + change.id();
        xml.writeStartElement("entry");
        element("title", change.title());
        element("id", site + place);
        element("updated", moment(change));
        link("alternate", "text/html", place);
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(HtmlPage.paragraph(change.text()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void element(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void link(String relation, String type, String path) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", site + path);
    }

    private static String moment(Change change) {
        return change.date() + "T00:00:00Z";
    }
}
