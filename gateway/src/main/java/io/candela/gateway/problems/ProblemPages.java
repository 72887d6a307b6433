package io.candela.gateway.problems;

import io.candela.gateway.pages.HtmlPage;
import io.candela.gateway.problems.ProblemCatalogue.Entry;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/** The pages that a problem's {@code type} leads to. */
@RestController
class ProblemPages {
    private final Map<String, HtmlPage> pages = new TreeMap<>();
    private final HtmlPage index;

    ProblemPages(ProblemCatalogue catalogue) {
        StringBuilder rows = new StringBuilder();
        for (Entry entry : catalogue.entries().values()) {
            pages.put(entry.code(), page(entry));
            rows.append("""
                <tr><td><a href="/problems/%1$s">%2$s</a></td><td><code>%1$s</code></td><td>%3$d</td></tr>
                """.formatted(entry.code(), HtmlUtils.htmlEscape(entry.title()), entry.status()));
        }
        this.index = HtmlPage.of("Problems", """
            <p>What can be wrong with a request, by the <code>code</code> of the answer.</p>
            <table>
            <tr><th scope="col">Problem</th><th scope="col">Code</th><th scope="col">Status</th></tr>
            %s</table>
            """.formatted(rows));
    }

    @GetMapping("/problems")
    ResponseEntity<String> index() {
        return index.answer();
    }

    @GetMapping("/problems/{code}")
    ResponseEntity<String> page(@PathVariable String code) {
        HtmlPage page = pages.get(code);
        if (page == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page.answer();
    }

    private static HtmlPage page(Entry entry) {
        return HtmlPage.of(entry.title(), """
            <p class="faint">Status %d, code <code>%s</code></p>
            %s<h2>What to do</h2>
            %s<p><a href="/problems">All problems</a></p>
            """.formatted(
                entry.status(), entry.code(), HtmlPage.paragraph(entry.meaning()), HtmlPage.paragraph(entry.remedy())));
    }
}
