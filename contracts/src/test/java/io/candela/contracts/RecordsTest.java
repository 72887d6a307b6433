package io.candela.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    private static final Instant TIME = Instant.parse("2013-11-25T00:00:13Z");

    @ParameterizedTest
    @CsvSource({"800.050000000000, 800.05", "1.2E+3, 1200", "0.000, 0", "1E-18, 0.000000000000000001", "-5.0, -5"})
    void aDecimalHasOneForm(String written, String canonical) {
        assertThat(Decimals.parse(written).toPlainString()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"btc-usd", "BTCUSD", "BTC-", "-USD", "BTC-USD-X", "BTC/USD", "", "BTC-USD\n"})
    void anInstrumentIsTwoTickersInUpperCase(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Instrument(id));
    }

    @Test
    void anInstrumentKnowsItsBaseAndQuote() {
        assertThat(new Instrument("BTC-USD").base()).isEqualTo("BTC");
        assertThat(new Instrument("BTC-USD").quote()).isEqualTo("USD");
    }

    @Test
    void aTradeNeedsAPriceButMayBeDust() {
        assertThat(trade("800", "0").quantity()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> trade("0", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> trade("-1", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> trade("800", "-1"));
    }

    @Test
    void aBookHasTheBestFirstAndIsNotCrossed() {
        assertThat(book("101", "100", "102", "103").bids()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> book("100", "101", "102", "103"));
        assertThatIllegalArgumentException().isThrownBy(() -> book("101", "101", "102", "103"));
        assertThatIllegalArgumentException().isThrownBy(() -> book("101", "100", "103", "102"));
        assertThatIllegalArgumentException().isThrownBy(() -> book("102", "100", "102", "103"));
        assertThatIllegalArgumentException().isThrownBy(() -> level("0"));
    }

    private static Book book(String bid, String nextBid, String ask, String nextAsk) {
        return new Book(
                Environment.SANDBOX,
                new Instrument("BTC-USD"),
                new Venue("kraken"),
                Book.State.FOLLOWED,
                List.of(level(bid), level(nextBid)),
                List.of(level(ask), level(nextAsk)),
                1,
                null,
                0,
                TIME,
                TIME,
                TIME);
    }

    private static Book.Level level(String price) {
        return new Book.Level(new BigDecimal(price), BigDecimal.ONE);
    }

    @Test
    void liveKeysAreForTheLiveMarketOnly() {
        assertThat(Environment.LIVE.admits(KeyMode.LIVE)).isTrue();
        assertThat(Environment.LIVE.admits(KeyMode.TEST)).isFalse();
        assertThat(Environment.REPLAY.admits(KeyMode.TEST)).isTrue();
        assertThat(Environment.SANDBOX.admits(KeyMode.LIVE)).isFalse();
    }

    @Test
    void everyTopicIsVersionedAndKeepsEitherTheNewestOrATime() {
        assertThat(Topics.all()).allSatisfy(topic -> {
            assertThat(topic.name()).matches("[a-z]+[.][a-z]+[.]v[0-9]+");
            assertThat(topic.compacted()).isEqualTo(topic.retention() == null);
        });
    }

    private static Trade trade(String price, String quantity) {
        return new Trade(
                Environment.REPLAY,
                new Instrument("BTC-USD"),
                new Venue("bitstamp"),
                "1",
                new BigDecimal(price),
                new BigDecimal(quantity),
                null,
                TIME,
                TIME);
    }
}
