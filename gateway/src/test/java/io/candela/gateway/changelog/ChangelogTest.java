package io.candela.gateway.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChangelogTest {
    private final List<Change> changes = Change.load();

    @Test
    void theNewestChangesComeFirstAndEachHasANameOfItsOwn() {
        assertThat(changes).isNotEmpty();
        assertThat(changes).extracting(Change::date).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(changes).extracting(Change::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][a-z-]*"));
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.title()).isNotBlank();
            assertThat(change.text()).isNotBlank();
        });
    }

    @Test
    void theFeedHasWhatAtomAsksFor() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        AtomFeed.of("https://api.example", changes).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(text(feed, "updated")).isEqualTo(changes.getFirst().date() + "T00:00:00Z");
        assertThat(text(feed, "id")).isEqualTo("https://api.example/changelog");
        assertThat(elements(feed, "entry")).hasSize(changes.size()).allSatisfy(entry -> {
            assertThat(text(entry, "id")).startsWith("https://api.example/changelog#");
            assertThat(text(entry, "title")).isNotBlank();
            assertThat(text(entry, "updated")).endsWith("Z");
            assertThat(text(entry, "content")).startsWith("<p>");
        });
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).getFirst().getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
