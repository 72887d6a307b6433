package io.candela.gateway.authentication;

/**
 * Where callers reach this API: the name under which tokens are issued for it.
 *
 * @param text without a slash at its end
 */
record PublicUrl(String text) {
    PublicUrl {
        if (text.endsWith("/")) {
            throw new IllegalArgumentException("candela.public-url must not end with a slash");
        }
    }

    String of(String path) {
        return text + path;
    }
}
