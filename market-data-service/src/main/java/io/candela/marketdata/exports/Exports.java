package io.candela.marketdata.exports;

import io.candela.platform.problem.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Answers with files. What goes wrong before the first byte is a problem; later the connection is broken off, as whoever
 * reads must not take a part for the whole.
 */
@Component
public final class Exports {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Semaphore places;

    Exports(ExportProperties properties) {
        this.places = new Semaphore(properties.atOnce());
    }

    /** What an export is made of. Opening it is where it may be refused. */
    public interface Source {
        Opened open(ExportFormat format) throws IOException;
    }

    /** What is ready to be sent. */
    public sealed interface Opened {
        /** Rows, which {@code source} writes one after the other. */
        record Rows(List<String> columns, Writing source) implements Opened {}

        /** A file that is there already, which is closed when it has been sent. */
        record File(InputStream bytes) implements Opened {}
    }

    /** Writes all rows. */
    public interface Writing {
        void to(RowWriter writer) throws IOException;
    }

    /** Sends what {@code source} opens as a file with this name. Throws {@link Unavailable} if there are too many already. */
    public void send(HttpServletRequest request, HttpServletResponse response, String name, Source source)
            throws IOException {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        ExportFormat format = ExportFormat.accepted(accept == null ? "*/*" : accept);
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            begin(request, response, name, format);
            return;
        }
        if (!places.tryAcquire()) {
            throw new Unavailable("As many exports as are made at a time are under way.", SOON);
        }
        try {
            write(request, response, name, format, source);
        } finally {
            places.release();
        }
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, String name, ExportFormat format, Source source)
            throws IOException {
        Opened opened = source.open(format);
        begin(request, response, name, format);
        try {
            switch (opened) {
                case Opened.File(InputStream bytes) -> {
                    try (bytes) {
                        bytes.transferTo(response.getOutputStream());
                    }
                }
                case Opened.Rows(List<String> columns, Writing rows) -> {
                    RowWriter writer = format.writer(columns, response.getOutputStream());
                    rows.to(writer);
                    writer.complete();
                }
            }
        } catch (RuntimeException failure) {
            // A problem has no words where the answer has begun. This the server does not answer, but hangs up.
            throw new IOException("An export broke off", failure);
        }
    }

    private static void begin(
            HttpServletRequest request, HttpServletResponse response, String name, ExportFormat format)
            throws IOException {
        // It would keep all of it to make a tag.
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType(format.type().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + format.ending())
                        .build()
                        .toString());
        response.flushBuffer();
    }
}
