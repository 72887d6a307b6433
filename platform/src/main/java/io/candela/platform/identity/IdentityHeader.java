package io.candela.platform.identity;

/** Where the gateway's token travels. */
public final class IdentityHeader {
    public static final String NAME = "Candela-Identity";

    private IdentityHeader() {}
}
