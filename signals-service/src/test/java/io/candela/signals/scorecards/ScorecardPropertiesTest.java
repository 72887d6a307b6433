package io.candela.signals.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Interval;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ScorecardPropertiesTest {
    @Test
    void aTradeCostsTenBasisPointsUnlessItIsSaidOtherwise() {
        assertThat(bind("candela.scorecards", ScorecardProperties.class, Map.of())
                        .feeBasisPoints())
                .isEqualTo(BigDecimal.TEN);
        assertThat(bind(
                                "candela.scorecards",
                                ScorecardProperties.class,
                                Map.of("candela.scorecards.fee-basis-points", "2.5"))
                        .feeBasisPoints())
                .isEqualTo("2.5");
    }

    @Test
    void whatStrategiesRunOnIsReadFromWhatMakesThemRun() {
        assertThat(bind("candela.signals", ScoredIntervals.class, Map.of()).all())
                .isEmpty();
        assertThat(bind(
                                "candela.signals",
                                ScoredIntervals.class,
                                Map.of(
                                        "candela.signals.strategies[0].strategy", "ema-cross",
                                        "candela.signals.strategies[0].intervals", "H1,M15",
                                        "candela.signals.strategies[1].intervals", "H1",
                                        "candela.signals.strategies[1].parameters.fast", "12"))
                        .all())
                .containsExactlyInAnyOrder(Interval.H1, Interval.M15);
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, Bindable.of(type));
    }
}
