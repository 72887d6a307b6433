package io.candela.auth.keys;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IPv4 or IPv6 addresses that a key may be used from, as text in CIDR notation (RFC 4632, RFC 4291). */
final class AddressRange {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d{1,2})");
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f:]{2,39})/(\\d{1,3})");

    private AddressRange() {}

    /** What is to be said of a text that is meant to be a range. */
    sealed interface Parsed {
        record Range(String text) implements Parsed {}

        record Refused(String reason) implements Parsed {}
    }

    static Parsed parse(String text) {
        Matcher ipv4 = IPV4.matcher(text);
        if (ipv4.matches()) {
            return parse(ipv4.group(1), Integer.parseInt(ipv4.group(2)), 32);
        }
        Matcher ipv6 = IPV6.matcher(text);
        if (ipv6.matches()) {
            return parse(ipv6.group(1), Integer.parseInt(ipv6.group(2)), 128);
        }
        return new Parsed.Refused("must be a CIDR block such as 203.0.113.0/24 or 2001:db8::/32");
    }

    private static Parsed parse(String literal, int prefix, int bits) {
        InetAddress address;
        try {
            address = bits == 32 ? InetAddress.ofLiteral(literal) : Inet6Address.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            return new Parsed.Refused("is not an address: " + literal);
        }
        if (prefix > bits) {
            return new Parsed.Refused("has a prefix longer than " + bits + " bits");
        }
        if (new BigInteger(1, address.getAddress()).getLowestSetBit() < bits - prefix && !isZero(address)) {
            return new Parsed.Refused("has bits set beyond its prefix of " + prefix + " bits");
        }
        return new Parsed.Range(address.getHostAddress() + '/' + prefix);
    }

    /** Whether all addresses of {@code inner} are also in {@code outer}; both are texts of ranges. */
    static boolean contains(String outer, String inner) {
        byte[] block = addressOf(outer);
        byte[] part = addressOf(inner);
        int prefix = prefixOf(outer);
        return block.length == part.length
                && prefix <= prefixOf(inner)
                && new BigInteger(1, block)
                                .xor(new BigInteger(1, part))
                                .shiftRight(block.length * 8 - prefix)
                                .signum()
                        == 0;
    }

    private static byte[] addressOf(String range) {
        String literal = range.substring(0, range.indexOf('/'));
        return (literal.contains(":") ? Inet6Address.ofLiteral(literal) : InetAddress.ofLiteral(literal)).getAddress();
    }

    private static int prefixOf(String range) {
        return Integer.parseInt(range.substring(range.indexOf('/') + 1));
    }

    private static boolean isZero(InetAddress address) {
        return address.isAnyLocalAddress();
    }
}
