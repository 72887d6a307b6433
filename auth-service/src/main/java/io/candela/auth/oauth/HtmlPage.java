package io.candela.auth.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** A page for people: no script, no frame, nothing from elsewhere. */
final class HtmlPage {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String STYLE = """
            body{font:1.1rem/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff;max-width:30rem;margin:3rem auto;padding:0 1rem}
            label{display:block;margin:.8rem 0 .2rem}
            ul{list-style:none;padding:0}
            li label{margin:.3rem 0}
            input[type=email],input[type=password]{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #5d5d66}
            button{font:inherit;padding:.5rem 1.2rem;margin:1rem .5rem 0 0;border:1px solid #0b4a8f;background:#0b4a8f;color:#fff}
            button.other{background:#fff;color:#0b4a8f}
            :focus-visible{outline:3px solid #c05a00;outline-offset:2px}
            .wrong{border-left:4px solid #b3261e;padding-left:.8rem}
            """;

    private HtmlPage() {}

    /** A page of {@code body}, which is HTML; forms on it may lead to this host and to {@code target}. */
    static ResponseEntity<String> of(HttpStatus status, String title, String body, String target) {
        String page = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s · Candela</title>
                <style>%2$s</style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %3$s
                </main>
                </body>
                </html>
                """.formatted(escape(title), STYLE, body);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-%s'; form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'"
                                .formatted(sha256(STYLE), target.isEmpty() ? "" : " " + target))
                // With no-referrer, browsers would hide from us that forms come from here.
                .header("Referrer-Policy", "same-origin")
                .header(HttpHeaders.CONTENT_LANGUAGE, "en")
                .body(page);
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
