package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Interval;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeflatedSharpeTest {
    private static final double PER_YEAR = Year.periods(Interval.H4);

    @Test
    void luckAndProbabilitiesEqualWhatPythonSays() throws IOException {
        JsonNode golden = Golden.invented();
        JsonNode deflated = golden.get("deflated");
        Returns returns = Returns.of(Golden.numbers(golden.get("closes")), PER_YEAR);
        DeflatedSharpe many = DeflatedSharpe.of(
                returns,
                deflated.get("trials").asInt(),
                deflated.get("variance").asDouble());
        Golden.compare(
                "lucky", many.luckySharpe(), deflated.get("expectedMaximum").asDouble());
        Golden.compare(
                "above lucky",
                many.probability(),
                deflated.get("probabilityAboveExpected").asDouble());
        Golden.compare(
                "above zero",
                DeflatedSharpe.of(returns, 1, 0).probability(),
                deflated.get("probabilityAboveZero").asDouble());
    }

    @Test
    void aSingleTrialHasNothingToDeflate() {
        assertThat(DeflatedSharpe.of(walk(new Random(1)), 1, Double.NaN).luckySharpe())
                .isZero();
    }

    @Test
    void theBestOfManyRandomWalksLooksGoodAloneAndLikeLuckAmongItsTrials() {
        Random random = new Random(5);
        Returns[] walks = IntStream.range(0, 200).mapToObj(_ -> walk(random)).toArray(Returns[]::new);
        double[] sharpes = IntStream.range(0, walks.length)
                .mapToDouble(i -> walks[i].sharpePerPeriod())
                .toArray();
        int best = IntStream.range(0, walks.length).reduce(0, (a, b) -> sharpes[b] > sharpes[a] ? b : a);
        double mean = IntStream.range(0, sharpes.length)
                .mapToDouble(i -> sharpes[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, sharpes.length)
                        .mapToDouble(i -> (sharpes[i] - mean) * (sharpes[i] - mean))
                        .sum()
                / (sharpes.length - 1);
        assertThat(DeflatedSharpe.of(walks[best], 1, 0).probability()).isGreaterThan(0.95);
        assertThat(DeflatedSharpe.of(walks[best], walks.length, variance).probability())
                .isLessThan(0.95);
    }

    private static Returns walk(Random random) {
        double[] curve = new double[1000];
        curve[0] = 1;
        for (int i = 1; i < curve.length; i++) {
            curve[i] = curve[i - 1] * (1 + random.nextGaussian(0, 0.01));
        }
        return Returns.of(curve, PER_YEAR);
    }
}
