package io.candela.gateway.authentication;

import java.net.URI;

/**
 * Where callers reach this API: the name under which tokens are issued for it.
 *
 * @param text without a slash at its end
 */
public record PublicUrl(String text) {
    public PublicUrl {
        if (text.endsWith("/")) {
            throw new IllegalArgumentException("candela.public-url must not end with a slash");
        }
    }

    /** Whether it is reached over TLS. */
    public boolean encrypted() {
        return text.startsWith("https://");
    }

    /** Host and port, as callers write them. */
    public String authority() {
        return URI.create(text).getAuthority();
    }

    /** Where {@code path} is. */
    public String of(String path) {
        return text + path;
    }
}
