package io.candela.gateway.status;

import io.candela.gateway.pages.HtmlPage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The status as people read it. */
final class StatusPage {
    private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"15\">\n";

    private StatusPage() {}

    static HtmlPage of(Status status) {
        StringBuilder body = new StringBuilder("""
            <p>%s The market is <strong>%s</strong>. <span class="faint">%s</span></p>
            """.formatted(
                        status.status().equals("up") ? mark(true, "All is up.") : mark(false, "Not all is up."),
                        status.environment().code(),
                        time(status.time())));
        body.append("<h2>Services</h2>\n<table>\n");
        status.services()
                .forEach((service, up) -> body.append(row(text(service), up ? mark(true, "up") : mark(false, "away"))));
        body.append("</table>\n<h2>Feeds</h2>\n");
        body.append(status.feeds().isEmpty() ? "<p>None has been heard of.</p>\n" : "<table>\n");
        status.feeds()
                .forEach(feed -> body.append(row(
                        text(feed.name()),
                        "%s<br><span class=\"faint\">%s</span>".formatted(text(feed.state()), age(feed.age())))));
        body.append(status.feeds().isEmpty() ? "" : "</table>\n");
        body.append("<h2>Last incidents</h2>\n");
        body.append(status.incidents().isEmpty() ? "<p>None since this gateway was started.</p>\n" : "<table>\n");
        status.incidents()
                .forEach(incident -> body.append(row(
                        "%s: %s".formatted(text(incident.part()), text(incident.trouble())),
                        "%s<br>%s".formatted(time(incident.from()), end(incident)))));
        body.append(status.incidents().isEmpty() ? "" : "</table>\n");
        return HtmlPage.of("Status", REFRESH, body.toString());
    }

    private static String row(String what, String how) {
        return "<tr><td>%s</td><td>%s</td></tr>\n".formatted(what, how);
    }

    private static String mark(boolean good, String word) {
        return "<span class=\"%s\">%s</span>".formatted(good ? "up" : "down", word);
    }

    private static String end(Incident incident) {
        Instant to = incident.to();
        return to == null
                ? mark(false, "lasts")
                : "for " + length(Duration.between(incident.from(), to).toSeconds());
    }

    private static String age(@Nullable Long seconds) {
        return seconds == null ? "not heard yet" : "heard %s ago".formatted(length(seconds));
    }

    /** In the largest unit of which there are two or more. */
    static String length(long seconds) {
        return seconds < 120
                ? seconds + " s"
                : seconds < 7200
                        ? seconds / 60 + " min"
                        : seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    private static String time(Instant time) {
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return "<time datetime=\"%1$s\">%1$s</time>".formatted(text);
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
