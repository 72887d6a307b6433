package io.candela.gateway.arrival;

import java.net.InetAddress;

/**
 * A block of internet addresses in CIDR notation (RFC 4632), such as {@code 10.0.0.0/8}; a lone address is a block of one.
 *
 * @param network any address of the block
 * @param prefix how many leading bits all its addresses share
 */
public record AddressRange(InetAddress network, int prefix) {

    public AddressRange {
        if (prefix < 0 || prefix > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("A prefix of " + prefix + " bits does not fit " + network);
        }
    }

    /** Reads CIDR notation. Throws {@link IllegalArgumentException} for anything else; names are not looked up. */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new AddressRange(
                network,
                slash < 0 ? network.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether {@code address} belongs to it. */
    public boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (own[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || (own[whole] ^ other[whole]) >> (Byte.SIZE - rest) == 0;
    }
}
