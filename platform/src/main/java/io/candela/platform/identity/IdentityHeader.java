package io.candela.platform.identity;

/** Where the token travels that tells who calls, and from where. */
public final class IdentityHeader {
    public static final String NAME = "Candela-Identity";

    /** The caller's address, as the gateway knows it. */
    public static final String ADDRESS = "Candela-Address";

    private IdentityHeader() {}
}
