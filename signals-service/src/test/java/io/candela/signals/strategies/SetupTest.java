package io.candela.signals.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.signals.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupTest {
    @Test
    void whatIsNotGivenTakesItsStandardValue() {
        assertThat(Setup.of(new EmaCross(), Map.of("slow", BigDecimal.valueOf(50)))
                        .parameters())
                .isEqualTo(Map.of("fast", 12, "slow", 50));
    }

    @Test
    void itsLabelNamesStrategyVersionAndAllParametersInOrder() {
        assertThat(Setup.of(new EmaCross(), Map.of()).label()).isEqualTo("ema-cross/1?fast=12&slow=26");
    }

    @Test
    void anUnknownParameterIsRefused() {
        assertThatThrownBy(() -> Setup.of(new EmaCross(), Map.of("medium", BigDecimal.TEN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no parameter medium");
    }

    @Test
    void aParameterWhoseStandardValueIsOutOfItsRangeIsRefused() {
        assertThatThrownBy(() -> Parameter.whole("fast", "…", 2, 3, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void strategiesAreFoundByNameAndTwoOfOneNameAreRefused() {
        Strategies strategies = new Strategies(List.of(new EmaCross()));
        assertThat(strategies.named("ema-cross")).isPresent();
        assertThat(strategies.named("ema")).isEmpty();
        assertThat(strategies.all()).hasSize(1);
        assertThatThrownBy(() -> new Strategies(List.of(new EmaCross(), new EmaCross())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
