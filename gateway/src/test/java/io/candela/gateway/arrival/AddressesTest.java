package io.candela.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private final CallerAddress addresses =
            new CallerAddress(List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8")));

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.1.128/25, 192.168.1.128, true",
        "192.168.1.128/25, 192.168.1.127, false",
        "192.168.1.5, 192.168.1.5, true",
        "192.168.1.5, 192.168.1.4, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "0.0.0.0/0, ::1, false",
    })
    void aRangeHoldsTheAddressesThatShareItsPrefix(String range, String address, boolean contained) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "example.com", "10.0.0.0/x", ""})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStrangersForwardedForIsNotBelieved() {
        assertThat(find("203.0.113.9", "1.2.3.4")).isEqualTo("203.0.113.9");
    }

    @Test
    void aTrustedProxyIsBelieved() {
        assertThat(find("10.0.0.1", "1.2.3.4")).isEqualTo("1.2.3.4");
        assertThat(find("10.0.0.1", null)).isEqualTo("10.0.0.1");
    }

    @Test
    void onlyWhatTrustedProxiesWroteCounts() {
        assertThat(find("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2")).isEqualTo("1.2.3.4");
        assertThat(find("10.0.0.1", "nonsense, 10.0.0.2")).isEqualTo("10.0.0.2");
    }

    private String find(String peer, @Nullable String forwardedFor) {
        return addresses.find(InetAddress.ofLiteral(peer), forwardedFor).getHostAddress();
    }
}
