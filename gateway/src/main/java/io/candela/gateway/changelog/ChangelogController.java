package io.candela.gateway.changelog;

import io.candela.gateway.authentication.PublicUrl;
import io.candela.gateway.documents.Published;
import io.candela.gateway.pages.HtmlPage;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Answers at {@code /changelog}, and with the feed at {@code /changelog.atom}. */
@RestController
class ChangelogController {
    private final HtmlPage page;
    private final Published feed;

    ChangelogController(PublicUrl url) {
        List<Change> changes = Change.load();
        this.page = HtmlPage.of(
                "Changelog",
                "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Changelog\" href=\"/changelog.atom\">\n",
                changes.stream()
                        .map(ChangelogController::section)
                        .collect(Collectors.joining(
                                "",
                                "<p>What has changed for callers. <a href=\"/changelog.atom\">As a feed</a></p>\n",
                                "")));
        this.feed = Published.of(MediaType.APPLICATION_ATOM_XML, AtomFeed.of(url.text(), changes));
    }

    @GetMapping("/changelog")
    ResponseEntity<String> page() {
        return page.answer();
    }

    @GetMapping("/changelog.atom")
    ResponseEntity<String> feed() {
        return feed.answer();
    }

    private static String section(Change change) {
        return """
            <h2 id="%1$s">%2$s</h2>
            <p><time datetime="%3$s">%3$s</time></p>
            %4$s\
            """.formatted(
                change.id(), HtmlUtils.htmlEscape(change.title()), change.date(), HtmlPage.paragraph(change.text()));
    }
}
