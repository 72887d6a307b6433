package io.candela.gateway.problems;

import io.candela.gateway.problems.ProblemCatalogue.Entry;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/** The pages that a problem's {@code type} leads to. */
@RestController
class ProblemPages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Map<String, String> pages = new TreeMap<>();
    private final String index;

    ProblemPages(ProblemCatalogue catalogue) {
        StringBuilder list = new StringBuilder();
        for (Entry entry : catalogue.entries().values()) {
            pages.put(entry.code(), page(entry));
            list.append("""
                    <li><a href="/problems/%s">%s</a> (%d)</li>
                    """.formatted(entry.code(), HtmlUtils.htmlEscape(entry.title()), entry.status()));
        }
        this.index = document("Problems", "<ul>\n" + list + "</ul>");
    }

    @GetMapping("/problems")
    ResponseEntity<String> index() {
        return html(index);
    }

    @GetMapping("/problems/{code}")
    ResponseEntity<String> page(@PathVariable String code) {
        String page = pages.get(code);
        if (page == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return html(page);
    }

    private static ResponseEntity<String> html(String page) {
        return ResponseEntity.ok().contentType(HTML).body(page);
    }

    private static String page(Entry entry) {
        return document(entry.title(), """
                <p>Status %d, code <code>%s</code></p>
                <p>%s</p>
                <p>%s</p>
                <p><a href="/problems">All problems</a></p>
                """.formatted(
                        entry.status(),
                        entry.code(),
                        HtmlUtils.htmlEscape(entry.meaning()),
                        HtmlUtils.htmlEscape(entry.remedy())));
    }

    private static String document(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s</title></head>
                <body>
                <h1>%1$s</h1>
                %2$s
                </body>
                </html>
                """.formatted(HtmlUtils.htmlEscape(title), body);
    }
}
