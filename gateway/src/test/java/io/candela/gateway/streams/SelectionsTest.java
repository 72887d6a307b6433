package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.streams.Selections.Read;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionsTest {
    private static final Channel PRICES =
            new Channel("prices", "t.prices", "instrument", null, "read", new Conflation.Always(), 0);
    private static final Channel CANDLES = new Channel(
            "candles", "t.candles", "instrument", "interval", "read", new Conflation.Where("state", "open"), 10);
    private static final Channel SECRETS =
            new Channel("secrets", "t.secrets", "instrument", null, "tell", new Conflation.Never(), 10);

    private final Selections selections = new Selections(List.of(PRICES, CANDLES, SECRETS));

    @Test
    void keysWildcardsAndQualifiersAreRead() {
        assertThat(read("prices:ETH-USD,BTC-USD", "candles.1m:*"))
                .extracting(Selection::text)
                .containsExactly("prices:BTC-USD,ETH-USD", "candles.1m:*");
        assertThat(read("candles.1m:A").getFirst().qualifier()).isEqualTo("1m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prices",
                "prices:",
                "prices:A,,B",
                "prices:A B",
                "prices:*,A",
                "prices.1m:A",
                "candles:*",
                "candles.:A",
                "candles.1 m:A"
            })
    void whatSelectsNothingIsRefusedWithTheWayToWriteIt(String text) {
        assertThat(refused(text)).isEqualTo("invalid-selection");
    }

    @Test
    void anUnknownChannelIsRefused() {
        assertThat(refused("nothing:*")).isEqualTo("unknown-channel");
        assertThat(refused("")).isEqualTo("unknown-channel");
    }

    @Test
    void aChannelNeedsItsScopeAndOneThatIsRefusedRefusesAll() {
        assertThat(refused("prices:*", "secrets:*")).isEqualTo("missing-scope");
    }

    @Test
    void nothingIsNoSelection() {
        assertThat(refused()).isEqualTo("invalid-selection");
    }

    private List<Selection> read(String... texts) {
        return ((Read.Selected) selections.read(List.of(texts), Set.of("read"))).selections();
    }

    private String refused(String... texts) {
        return ((Read.Refused) selections.read(List.of(texts), Set.of("read")))
                .refusal()
                .code();
    }
}
