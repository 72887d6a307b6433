package io.candela.gateway.authentication;

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

    /** Where {@code path} is. */
    public String of(String path) {
        return text + path;
    }
}
