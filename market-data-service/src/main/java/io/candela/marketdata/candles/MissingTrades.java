package io.candela.marketdata.candles;

import io.candela.contracts.Instrument;
import io.candela.marketdata.coverage.Coverage;
import io.candela.marketdata.coverage.Span;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is not in candles although it may have been traded. */
@Component
public class MissingTrades {
    private final Coverage coverage;
    private final CandleRules rules;

    MissingTrades(Coverage coverage, CandleProperties properties) {
        this.coverage = coverage;
        this.rules = properties.rules();
    }

    /** When a venue was not heard that overlaps [from, to) and has not been repaired, in the order of time. */
    public List<Span> of(Instrument instrument, Instant from, Instant to) {
        return Observation.of(coverage.of(instrument, from, to), rules.horizon()).missing().stream()
                .filter(span -> span.overlaps(from, to))
                .toList();
    }
}
