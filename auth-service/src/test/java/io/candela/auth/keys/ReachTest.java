package io.candela.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.keys.Reach.Grant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
    @Test
    void scopesThatSomebodyHasCanBeHandedOnAndOthersAreNamed() {
        Reach own = Reach.of(Set.of("market:read", "account:write"), List.of());
        assertThat(own.grant(Reach.of(Set.of("market:read"), List.of("10.0.0.0/8"))))
                .isEqualTo(new Grant.Within());
        assertThat(own.grant(Reach.of(Set.of("market:read", "admin", "stream"), List.of())))
                .isEqualTo(new Grant.ScopesBeyond(Scope.codes(Scope.ADMIN, Scope.STREAM)));
    }

    @Test
    void whoIsBoundToAPlaceHandsOnNoOther() {
        Reach own = Reach.of(Set.of(), List.of("10.0.0.0/8", "2001:db8::/32"));
        assertThat(own.grant(Reach.of(Set.of(), List.of("10.1.0.0/16", "2001:db8:7::/48"))))
                .isEqualTo(new Grant.Within());
        assertThat(own.grant(Reach.of(Set.of(), List.of("10.1.0.0/16", "11.0.0.0/8"))))
                .isEqualTo(new Grant.RangesBeyond(List.of("11.0.0.0/8")));
        assertThat(own.grant(Reach.of(Set.of(), List.of())))
                .isEqualTo(new Grant.RangesBeyond(List.of("0.0.0.0/0", "::/0")));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8, true",
        "10.0.0.0/8, 10.255.255.255/32, true",
        "10.0.0.0/8, 10.0.0.0/7, false",
        "10.0.0.0/8, 11.0.0.0/16, false",
        "0.0.0.0/0, 203.0.113.0/24, true",
        "0.0.0.0/0, ::/0, false",
        "::/0, 2001:db8::/32, true",
        "2001:db8::/32, 2001:db9::/48, false"
    })
    void aRangeContainsAnotherIfAllOfItsAddressesLieInIt(String outer, String inner, boolean contained) {
        assertThat(AddressRange.contains(outer, inner)).isEqualTo(contained);
    }
}
