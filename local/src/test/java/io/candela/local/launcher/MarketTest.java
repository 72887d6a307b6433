package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "600", "max"})
    void aSpeedIsAWholeNumberOrMax(String speed) {
        assertThat(new Market.Replay(speed, false).speed()).isEqualTo(speed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "fast", "MAX", "9999999999"})
    void anyOtherSpeedIsRefused(String speed) {
        assertThatThrownBy(() -> new Market.Replay(speed, false))
                .hasMessageStartingWith("the speed is a whole number or max");
    }

    @Test
    void whatIsListenedToIsAVenueThatThereIsAFeedFor() {
        assertThat(new Market.Live(List.of("kraken", "bitstamp")).venues()).containsExactly("kraken", "bitstamp");
        assertThatThrownBy(() -> new Market.Live(List.of("mtgox"))).hasMessageContaining("not mtgox");
    }

    @Test
    void whatIsMadeUpOrOldIsNeverCalledLive() {
        assertThat(new Market.Live(List.of("kraken")).environment()).isEqualTo(Environment.LIVE);
        assertThat(new Market.Sandbox().environment()).isEqualTo(Environment.SANDBOX);
        assertThat(new Market.Replay("max", true).environment()).isEqualTo(Environment.REPLAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Sandbox\"}",
                "{\"type\":\"Replay\",\"speed\":\"600\",\"shift\":true}",
                "{\"type\":\"Live\",\"venues\":[\"kraken\",\"binance\"]}"
            })
    void itIsReadFromTheStateOfAnInstanceAsItWasWritten(String json) {
        Market market = StateFile.JSON.readValue(json, Market.class);
        assertThat(StateFile.JSON.writeValueAsString(market)).isEqualTo(json);
    }
}
