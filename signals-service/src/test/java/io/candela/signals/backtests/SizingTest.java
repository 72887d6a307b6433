package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.candela.contracts.Interval;
import io.candela.signals.backtests.Sizing.ByStrength;
import io.candela.signals.backtests.Sizing.ByVolatility;
import io.candela.signals.backtests.Sizing.Fixed;
import io.candela.signals.history.Columns;
import io.candela.signals.metrics.Year;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static final Columns COLUMNS = Candles.through(100, 100, 110, 99, 108.9, 98.01);

    @Test
    void aFixedShareIsAlwaysTheSame() {
        assertThat(new Fixed(0.3).share(COLUMNS, 2, 0.1)).isEqualTo(0.3);
    }

    @Test
    void theStrengthScalesTheGreatestShare() {
        assertThat(new ByStrength(0.5).share(COLUMNS, 2, 0.1)).isEqualTo(0.05);
    }

    @Test
    void theMoreAMarketMovesTheLessIsPutIn() {
        // Two returns, of +10 % and -10 %, deviate by sqrt(0.02); an hour is a 8,766th of a year.
        double volatility = Math.sqrt(0.02) * Math.sqrt(Year.periods(Interval.H1));
        assertThat(new ByVolatility(2, 2, 1).share(COLUMNS, 2, 1)).isCloseTo(2 / volatility, within(1e-12));
        assertThat(new ByVolatility(20, 2, 0.7).share(COLUMNS, 2, 1)).isEqualTo(0.7);
    }

    @Test
    void aMarketThatNeverMovesTakesTheMost() {
        assertThat(new ByVolatility(2, 2, 0.9).share(Candles.through(5, 5, 5, 5), 2, 1))
                .isEqualTo(0.9);
    }

    @Test
    void beforeThereAreTwoReturnsNothingIsRisked() {
        assertThat(new ByVolatility(2, 10, 1).share(COLUMNS, 1, 1)).isZero();
        assertThat(new ByVolatility(2, 10, 1).share(COLUMNS, 2, 1)).isPositive();
    }

    @Test
    void sharesOutOfReachAreRefused() {
        assertThatThrownBy(() -> new Fixed(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fixed(1.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByStrength(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByVolatility(0, 10, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByVolatility(0.4, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void termsOutOfReachAreRefused() {
        Fixed all = new Fixed(1);
        assertThatThrownBy(() -> new Terms(-1, 0, 0, all, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terms(0, 1001, 0, all, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terms(0, Double.NaN, 0, all, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terms(0, 0, -1, all, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(Candles.START, Candles.START, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
