package io.candela.gateway.cache;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** What callers are told of caching: they may keep what they get for themselves, and learn where it came from (RFC 9211). */
final class Told {
    static final String CACHE_STATUS = "Cache-Status";
    private static final String CACHE = "candela";

    private Told() {}

    /** {@code Cache-Control} for callers: what is public among gateways is each caller's own. */
    static String cacheControl(List<String> services) {
        Directives directives = Directives.parse(services);
        Long shared = directives.seconds("s-maxage");
        if (shared == null && !directives.has("public")) {
            return String.join(", ", services);
        }
        if (directives.has("no-store")) {
            return "no-store";
        }
        if (directives.has("no-cache")) {
            return "private, no-cache";
        }
        Long own = directives.seconds("max-age");
        long seconds = own != null ? own : shared != null ? shared : 0;
        return "private, max-age="
                + seconds
                + (directives.has("immutable") ? ", immutable" : "")
                + (directives.has("must-revalidate") ? ", must-revalidate" : "");
    }

    /** What all callers are told alike who get a copy of an answer with {@code headers}. */
    static HttpHeaders of(HttpHeaders headers, Variance variance) {
        HttpHeaders told = new HttpHeaders();
        told.putAll(headers);
        told.remove(HttpHeaders.AGE);
        told.remove(HttpHeaders.VARY);
        variance.names().forEach(name -> told.add(HttpHeaders.VARY, name));
        told.set(HttpHeaders.CACHE_CONTROL, cacheControl(headers.getOrEmpty(HttpHeaders.CACHE_CONTROL)));
        return told;
    }

    /** Makes {@code headers} of an answer that comes from a service fit for callers. */
    static void make(HttpHeaders headers, String cacheStatus) {
        List<String> services = headers.getOrEmpty(HttpHeaders.CACHE_CONTROL);
        if (!services.isEmpty()) {
            headers.set(HttpHeaders.CACHE_CONTROL, cacheControl(services));
        }
        List<String> vary = headers.getVary();
        if (vary.stream().anyMatch(Variance.PLAN::equalsIgnoreCase)) {
            headers.setVary(vary.stream()
                    .filter(name -> !Variance.PLAN.equalsIgnoreCase(name))
                    .toList());
        }
        headers.set(CACHE_STATUS, cacheStatus);
    }

    static String hit(Duration left) {
        return CACHE + "; hit; ttl=" + left.toSeconds();
    }

    /** It came from the service, with this status, as there was nothing to be had here. */
    static String missed(boolean stored) {
        return CACHE + "; fwd=uri-miss" + (stored ? "; stored" : "");
    }

    /** It came from the service, but another caller had asked for it. */
    static String collapsed() {
        return CACHE + "; fwd=uri-miss; collapsed";
    }

    /** The copy was too old, and the service said that it still holds, or gave another. */
    static String refreshed(int status) {
        return CACHE + "; fwd=stale; fwd-status=" + status + "; stored";
    }

    /** The copy was too old, and had to do as the service failed. */
    static String failed(int status, Duration left) {
        return CACHE + "; fwd=stale; fwd-status=" + status + "; ttl=" + left.toSeconds() + "; detail=stale-if-error";
    }

    static String bypassed() {
        return CACHE + "; fwd=bypass";
    }
}
