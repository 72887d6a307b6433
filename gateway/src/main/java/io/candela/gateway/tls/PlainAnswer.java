package io.candela.gateway.tls;

import io.candela.gateway.authentication.PublicUrl;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What becomes of a request that came without TLS. Nothing is done for it, and it is not told where to go unless it is a
 * browser's for a page: a program that follows redirects would go on sending its key in clear text for good, without anybody
 * noticing.
 */
sealed interface PlainAnswer {
    Set<String> METHODS = Set.of("GET", "HEAD");

    /** The gateway's pages for people, and nothing that a service answers. */
    Pattern PAGES = Pattern.compile(
            "/|/changelog\\.atom|/(docs|live|status|changelog|problems)(/[A-Za-z0-9][A-Za-z0-9._-]*)*/?");

    /** It is a page, which is at {@code location}. */
    record Redirected(String location) implements PlainAnswer {}

    record Refused() implements PlainAnswer {}

    /**
     * Decides. The target's query goes nowhere, for it may hold a secret, and the host that the request names neither, for it
     * may be anyone's.
     *
     * @param target path and query as they were sent
     * @param credential whether the request shows one
     */
    static PlainAnswer of(String method, String target, boolean credential, PublicUrl url) {
        String path = path(target);
        return METHODS.contains(method) && !credential && PAGES.matcher(path).matches()
                ? new Redirected(url.of(path))
                : new Refused();
    }

    static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
