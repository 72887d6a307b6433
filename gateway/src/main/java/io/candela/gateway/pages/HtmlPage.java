package io.candela.gateway.pages;

import io.candela.contracts.Sha256;
import io.candela.gateway.documents.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** A page for people: text that runs nothing and loads nothing, with the way to the other pages. */
public final class HtmlPage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String STYLE = read("pages/page.css");
    private static final String LOGO = base64(read("live/assets/candela.svg").getBytes(StandardCharsets.UTF_8));
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'sha256-%s'".formatted(base64(HexFormat.of().parseHex(Sha256.of(STYLE)))),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private final Published page;

    private HtmlPage(String html) {
        this.page = Published.of(HTML, html);
    }

    /**
     * A page whose heading is its title.
     *
     * @param body what comes below it, as HTML
     */
    public static HtmlPage of(String title, String body) {
        return of(title, "", body);
    }

    /** The same with {@code links} for programs, such as to a feed. */
    public static HtmlPage of(String title, String links, String body) {
        return new HtmlPage("""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - Candela</title>
            <link rel="icon" href="data:image/svg+xml;base64,%2$s">
            %3$s<style>%4$s</style>
            </head>
            <body>
            <header>
            <strong><img src="data:image/svg+xml;base64,%2$s" alt="" width="22" height="22"> Candela</strong>
            <a href="/docs">API</a>
            <a href="/live">Live</a>
            <a href="/status">Status</a>
            <a href="/changelog">Changelog</a>
            <a href="/problems">Problems</a>
            </header>
            <main>
            <h1>%1$s</h1>
            %5$s</main>
            </body>
            </html>
            """.formatted(HtmlUtils.htmlEscape(title), LOGO, links, STYLE, body));
    }

    /** {@code text} as a paragraph, what is in backticks as code. */
    public static String paragraph(String text) {
        return "<p>%s</p>\n"
                .formatted(CODE.matcher(HtmlUtils.htmlEscape(text.strip())).replaceAll("<code>$1</code>"));
    }

    /** The answer to whoever asks for it. */
    public ResponseEntity<String> answer() {
        return page.start().header("Content-Security-Policy", POLICY).body(page.text());
    }

    /** The same, where it changes from moment to moment. */
    public ResponseEntity<String> answer(CacheControl cacheControl) {
        return page.start()
                .header("Content-Security-Policy", POLICY)
                .cacheControl(cacheControl)
                .body(page.text());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
