package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import net.jqwik.api.Example;
import tools.jackson.databind.JsonNode;

class ReturnsTest {
    @Example
    void betaAndCorrelationEqualWhatPandasSays() throws IOException {
        JsonNode golden = Golden.invented();
        Returns returns = Returns.of(Golden.numbers(golden.get("closes")), 1);
        Returns benchmark = Returns.of(Golden.numbers(golden.get("benchmark")), 1);
        Golden.compare(
                "beta", returns.beta(benchmark), golden.at("/against/beta").asDouble());
        Golden.compare(
                "correlation",
                returns.correlation(benchmark),
                golden.at("/against/correlation").asDouble());
    }

    @Example
    void anythingMovesWithItselfOneToOne() {
        Returns returns = Returns.of(new double[] {1, 2, 1, 3}, 1);
        assertThat(returns.beta(returns)).isEqualTo(1);
        assertThat(returns.correlation(returns)).isCloseTo(1, within(1e-15));
    }

    @Example
    void returnsOfAnotherLengthAreNotComparable() {
        Returns three = Returns.of(new double[] {1, 2, 1, 3}, 1);
        Returns two = Returns.of(new double[] {1, 2, 1}, 1);
        assertThatThrownBy(() -> three.beta(two)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void theValueAtRiskLiesBetweenTwoReturnsInProportion() {
        Returns returns = Returns.of(new double[] {100, 90, 81, 81, 81, 162}, 1);
        assertThat(returns.quantile(0)).isCloseTo(-0.1, within(1e-15));
        assertThat(returns.valueAtRisk(0.625)).isCloseTo(0.05, within(1e-15));
        assertThat(returns.quantile(1)).isEqualTo(1);
        assertThat(returns.conditionalValueAtRisk(0.625)).isCloseTo(0.1, within(1e-15));
    }
}
