package io.candela.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * A strong entity tag, and 304 for whoever has the same already; answers that nobody may store get none. Streams, whose
 * paths end in {@code /events}, pass by: the filter would keep what is to be sent at once.
 */
final class EntityTagFilter extends ShallowEtagHeaderFilter {
    private static final String STREAM = "/events";

    // A digest of a long list takes as long as the list. Two checksums by different polynomials, and the length,
    // differ for whatever differs by accident, and a tag guards against nothing else.
    @Override
    protected String generateETagHeaderValue(InputStream body, boolean isWeak) throws IOException {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        byte[] part = new byte[8192];
        long length = 0;
        for (int read = body.read(part); read > 0; read = body.read(part)) {
            one.update(part, 0, read);
            other.update(part, 0, read);
            length += read;
        }
        return "%s\"%x-%x-%x\"".formatted(isWeak ? "W/" : "", length, one.getValue(), other.getValue());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().endsWith(STREAM);
    }
}
