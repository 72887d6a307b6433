package io.candela.gateway.arrival;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a caller is. {@code X-Forwarded-For} is believed as far as trusted proxies wrote it, from the right: what
 * stands further left may be anyone's invention.
 */
final class CallerAddress {
    private final List<AddressRange> trusted;

    CallerAddress(List<AddressRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    InetAddress find(InetAddress peer, @Nullable String forwardedFor) {
        if (forwardedFor == null || !trusts(peer)) {
            return peer;
        }
        String[] hops = forwardedFor.split(",", -1);
        InetAddress nearest = peer;
        for (int i = hops.length - 1; i >= 0 && trusts(nearest); i--) {
            try {
                nearest = InetAddress.ofLiteral(hops[i].strip());
            } catch (IllegalArgumentException notAnAddress) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean trusts(InetAddress address) {
        for (AddressRange range : trusted) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
