package io.candela.signals.backtests.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Interval;
import io.candela.platform.json.RecordJson;
import io.candela.platform.problem.InvalidBody;
import io.candela.platform.problem.Problem;
import io.candela.signals.backtests.Objective;
import io.candela.signals.backtests.Sizing;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Strategies;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.node.ObjectNode;

class OrderReaderTest {
    private static final BacktestProperties LIMITS = new Binder(
                    new MapConfigurationPropertySource(Map.of("candela.signals.backtests.unfinished.pro", "4")))
            .bind("candela.signals.backtests", BacktestProperties.class)
            .get();

    private final OrderReader reader = new OrderReader(new Strategies(List.of(new EmaCross())), LIMITS);

    @Test
    void theStandardLimitsAreThoseThatAreDocumented() {
        assertThat(LIMITS)
                .isEqualTo(new BacktestProperties(
                        2,
                        Map.of("pro", 4),
                        20,
                        3_000_000,
                        10_000,
                        20_000_000_000L,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(400),
                        Duration.ofSeconds(10),
                        2,
                        Duration.ofDays(30),
                        100));
        assertThat(LIMITS.unfinishedOf("pro")).isEqualTo(4);
        assertThat(LIMITS.unfinishedOf("free")).isEqualTo(1);
        assertThat(LIMITS.unfinishedOf(null)).isEqualTo(1);
    }

    @Test
    void whatIsLeftOutHasItsStandardValue() {
        Order order = read("{}");
        assertThat(order.interval()).isEqualTo(Interval.H1);
        assertThat(order.grid().size()).isEqualTo(1);
        assertThat(order.span().warmUp()).isEqualTo(500);
        assertThat(order.terms().feeBasisPoints()).isEqualTo(10);
        assertThat(order.terms().slippageBasisPoints()).isEqualTo(5);
        assertThat(order.terms().latency()).isZero();
        assertThat(order.terms().shorts()).isTrue();
        assertThat(order.terms().sizing()).isEqualTo(new Sizing.Fixed(1));
        assertThat(order.objective()).isEqualTo(Objective.SHARPE);
        assertThat(order.windows()).isNull();
        assertThat(order.earliest()).isEqualTo(order.span().from().minus(Duration.ofHours(500)));
    }

    @Test
    void valuesMayBeSingleListedOrARange() {
        Order order =
                read("{\"parameters\": {\"fast\": [8, \"12\"], \"slow\": {\"from\": 20, \"to\": 31, \"step\": 5}}}");
        assertThat(order.grid().values())
                .containsEntry("fast", decimals("8", "12"))
                .containsEntry("slow", decimals("20", "25", "30"));
        assertThat(read("{\"parameters\": {\"fast\": 9}}").grid().values()).containsEntry("fast", decimals("9"));
    }

    @Test
    void valuesAreWrittenAsTheListThatTheyStandFor() {
        assertThat(RecordJson.mapper()
                        .writeValueAsString(RecordJson.mapper()
                                .readValue("{\"from\": 1, \"to\": \"2.5\", \"step\": 0.5}", ParameterValues.class)))
                .isEqualTo("[1,\"1.5\",2,\"2.5\"]");
    }

    @Test
    void theSizingIsAsAskedFor() {
        assertThat(read("{\"sizing\": {\"kind\": \"strength\", \"share\": \"0.5\"}}")
                        .terms()
                        .sizing())
                .isEqualTo(new Sizing.ByStrength(0.5));
        assertThat(read("{\"sizing\": {\"kind\": \"volatility\", \"target\": 0.4, \"window\": 20}}")
                        .terms()
                        .sizing())
                .isEqualTo(new Sizing.ByVolatility(0.4, 20, 1));
    }

    @Test
    void eachMistakeNamesItsField() {
        refused("{\"instruments\": null}", "instruments");
        refused("{\"instruments\": []}", "instruments");
        refused("{\"instruments\": [\"BTC-USD\", \"BTC-USD\"]}", "instruments");
        refused("{\"interval\": null}", "interval");
        refused("{\"from\": null}", "from");
        refused("{\"to\": null}", "to");
        refused("{\"to\": \"2020-01-01T00:00:00Z\"}", "to");
        refused("{\"from\": \"1969-01-01T00:00:00Z\"}", "from");
        refused("{\"strategy\": null}", "strategy");
        refused("{\"strategy\": \"moon\"}", "strategy");
        refused("{\"parameters\": {\"medium\": 3}}", "parameters.medium");
        refused("{\"parameters\": {\"fast\": 0}}", "parameters.fast");
        refused("{\"parameters\": {\"fast\": []}}", "parameters.fast");
        refused("{\"parameters\": {\"fast\": [3, 2.5]}}", "parameters.fast");
        refused("{\"parameters\": {\"fast\": 30, \"slow\": 20}}", "parameters");
        refused("{\"feeBasisPoints\": -1}", "feeBasisPoints");
        refused("{\"slippageBasisPoints\": 1001}", "slippageBasisPoints");
        refused("{\"latency\": -1}", "latency");
        refused("{\"warmUp\": 5001}", "warmUp");
        refused("{\"sizing\": {}}", "sizing.kind");
        refused("{\"sizing\": {\"kind\": \"fixed\", \"share\": 2}}", "sizing");
        refused("{\"sizing\": {\"kind\": \"volatility\", \"window\": 1}}", "sizing.window");
        refused("{\"walkForward\": {\"test\": \"P1D\"}}", "walkForward.train");
        refused("{\"walkForward\": {\"train\": \"P1D\", \"test\": \"PT0S\"}}", "walkForward");
        refused("{\"walkForward\": {\"train\": \"P3000D\", \"test\": \"P1D\"}}", "walkForward.train");
    }

    @Test
    void whatIsNoNumberCannotBeRead() {
        for (String value : List.of(
                "\"many\"",
                "true",
                "[[1]]",
                "\"1e9\"",
                "{\"from\": 1, \"to\": 2}",
                "{\"from\": 2, \"to\": 1, \"step\": 1}",
                "{\"from\": 1, \"to\": 2, \"step\": 0}",
                "{\"from\": 1, \"to\": 2, \"step\": \"0.000000000000000001\"}")) {
            assertThatThrownBy(() -> read("{\"parameters\": {\"fast\": " + value + "}}"))
                    .as(value)
                    .isInstanceOf(DatabindException.class);
        }
    }

    @Test
    void tooManyTrialsAreRefusedWithTheLimit() {
        String all = "{\"from\": 2, \"to\": 500, \"step\": 1}";
        problem("{\"parameters\": {\"fast\": %s, \"slow\": %s}}".formatted(all, all), "too-many-trials", "10000");
        problem(
                "{\"parameters\": {\"fast\": %s}, \"walkForward\": {\"train\": \"P30D\", \"test\": \"P7D\"}}"
                        .formatted(all),
                "too-many-trials",
                "10000");
        problem(
                "{\"parameters\": {\"fast\": %s, \"slow\": {\"from\": 501, \"to\": 520, \"step\": 1}}, \"interval\": \"1m\", \"to\": \"2025-01-01T00:00:00Z\"}"
                        .formatted(all),
                "too-many-trials",
                "at most 7");
    }

    @Test
    void tooManyCandlesAreRefusedWithTheLimit() {
        problem("{\"interval\": \"1m\", \"to\": \"2030-01-01T00:00:00Z\"}", "too-many-candles", "3000000");
    }

    private void refused(String changes, String field) {
        assertThatThrownBy(() -> read(changes)).as(changes).isInstanceOfSatisfying(InvalidBody.class, problem -> {
            Object errors =
                    Objects.requireNonNull(problem.getBody().getProperties()).get("errors");
            assertThat(String.valueOf(errors)).contains("field=" + field + ",");
        });
    }

    private void problem(String changes, String code, String named) {
        assertThatThrownBy(() -> read(changes)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.getBody().getDetail()).contains(named);
        });
    }

    private Order read(String changes) {
        ObjectNode request = (ObjectNode) RecordJson.mapper().readTree("""
                {"strategy": "ema-cross", "instruments": ["BTC-USD"], "interval": "1h", "from": "2020-01-01T00:00:00Z",
                 "to": "2021-01-01T00:00:00Z"}""");
        request.setAll((ObjectNode) RecordJson.mapper().readTree(changes));
        return reader.read(RecordJson.mapper().treeToValue(request, BacktestRequest.class));
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toList();
    }
}
