package io.candela.platform.identity;

/**
 * Who may sign with an identity key: its id says so, in the file of public keys, which only the operator's tools write.
 * The id of a service's key is the service's name, a dot, and what tells its keys apart; one without a dot is a gateway's.
 */
public final class IssuerNames {
    /** The issuer of what gateways sign. */
    public static final String GATEWAY = "candela-gateway";

    private IssuerNames() {}

    static String ofKey(String keyId) {
        int end = keyId.indexOf('.');
        return end < 0 ? GATEWAY : keyId.substring(0, end);
    }
}
