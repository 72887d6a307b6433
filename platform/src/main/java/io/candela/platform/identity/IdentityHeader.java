package io.candela.platform.identity;

/** Where the token travels that tells who calls. */
public final class IdentityHeader {
    public static final String NAME = "Candela-Identity";

    private IdentityHeader() {}
}
