package io.candela.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * A strong entity tag, and 304 for whoever has the same already; answers that nobody may store get none. Streams, whose
 * paths end in {@code /events}, pass by: the filter would keep what is to be sent at once.
 */
final class EntityTagFilter extends ShallowEtagHeaderFilter {
    private static final String STREAM = "/events";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().endsWith(STREAM);
    }
}
