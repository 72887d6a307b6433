package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.signals.SignalsProperties.Run;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategies;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class SignalsPropertiesTest {
    private static final Strategies STRATEGIES = new Strategies(List.of(new EmaCross()));

    @Test
    void asDeliveredEveryStrategyRunsOnHoursOneOnQuartersTooAndTheUniverseOnDays() throws IOException {
        PropertySource<?> delivered = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .getFirst();
        SignalsProperties properties = bind(delivered);
        assertThat(properties.strategies())
                .contains(new Run(
                        "ema-cross",
                        Set.of(Interval.H1, Interval.M15),
                        Set.of(),
                        Market.values("fast", 12, "slow", 26)))
                .extracting(Run::strategy)
                .containsExactly(
                        "ema-cross",
                        "donchian-breakout",
                        "supertrend",
                        "rsi-reversion",
                        "bollinger-reversion",
                        "time-series-momentum",
                        "calm-trend",
                        "cross-sectional-momentum");
        assertThat(properties.strategies())
                .last()
                .isEqualTo(new Run("cross-sectional-momentum", Set.of(Interval.D1), Set.of(), Map.of()));
        assertThat(properties.strategies().subList(0, 7))
                .allSatisfy(run -> assertThat(run.intervals()).contains(Interval.H1));
    }

    @Test
    void withoutAnySettingNothingRuns() {
        assertThat(bind(new MapPropertySource("none", Map.of())))
                .isEqualTo(new SignalsProperties(List.of(), 10_000, 1_000));
    }

    @Test
    void anIntervalThatDoesNotExistIsRefused() {
        MapPropertySource wrong = new MapPropertySource(
                "wrong",
                Map.of(
                        "candela.signals.strategies[0].strategy", "ema-cross",
                        "candela.signals.strategies[0].intervals", "7m"));
        assertThatThrownBy(() -> bind(wrong))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("'7m' is no interval, but one of [1m, 5m, 15m, 30m, 1h, 4h, 12h, 1d, 1w]");
    }

    @Test
    void aSetupRunsOnlyOnItsIntervalsAndInstruments() {
        Instrument eth = new Instrument("ETH-USD");
        RunningSetups setups = new RunningSetups(
                properties(
                        new Run("ema-cross", Set.of(Interval.H1), Set.of(), Map.of()),
                        new Run("ema-cross", Set.of(Interval.H1, Interval.D1), Set.of(eth), Market.values("slow", 50))),
                STRATEGIES);
        Setup narrow = Setup.of(new EmaCross(), Market.values("slow", 50));
        assertThat(labels(setups.on(Market.BTC, Interval.H1))).containsExactly(Market.SETUP.label());
        assertThat(labels(setups.on(eth, Interval.H1))).containsExactly(Market.SETUP.label(), narrow.label());
        assertThat(labels(setups.on(eth, Interval.D1))).containsExactly(narrow.label());
        assertThat(setups.on(eth, Interval.M1)).isEmpty();
    }

    @Test
    void theSameSetupTwiceRunsOnce() {
        RunningSetups setups = new RunningSetups(
                properties(
                        new Run("ema-cross", Set.of(Interval.H1), Set.of(), Map.of()),
                        new Run("ema-cross", Set.of(Interval.H1), Set.of(), Market.values("fast", 12))),
                STRATEGIES);
        assertThat(setups.on(Market.BTC, Interval.H1)).hasSize(1);
    }

    @Test
    void aStrategyOrValueThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> new RunningSetups(
                        properties(new Run("moon", Set.of(Interval.H1), Set.of(), Map.of())), STRATEGIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("candela.signals.strategies: there is no strategy moon, only [ema-cross]");
        assertThatThrownBy(() -> new RunningSetups(
                        properties(new Run("ema-cross", Set.of(Interval.H1), Set.of(), Market.values("fast", 0))),
                        STRATEGIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fast must lie between 1 and 500, not at 0");
    }

    private static SignalsProperties properties(Run... runs) {
        return new SignalsProperties(List.of(runs), 10, 10);
    }

    private static List<String> labels(List<Configured> setups) {
        return setups.stream().map(Configured::label).toList();
    }

    private static SignalsProperties bind(PropertySource<?> settings) {
        MockEnvironment environment = new MockEnvironment();
        environment.getPropertySources().addFirst(settings);
        ApplicationConversionService conversion = new ApplicationConversionService();
        conversion.addConverter(new IntervalSetting());
        return new Binder(
                        ConfigurationPropertySources.get(environment),
                        new PropertySourcesPlaceholdersResolver(environment),
                        conversion)
                .bindOrCreate("candela.signals", SignalsProperties.class);
    }
}
