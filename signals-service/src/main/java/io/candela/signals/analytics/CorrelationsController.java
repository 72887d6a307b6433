package io.candela.signals.analytics;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.web.Freshness;
import io.candela.signals.history.Columns;
import io.candela.signals.history.History;
import io.candela.signals.metrics.Correlations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/correlations")
@Tag(name = "analytics")
class CorrelationsController {
    private static final int A_YEAR_OF_DAYS = 365;

    private final History history;
    private final Ranges ranges;
    private final Environment environment;

    CorrelationsController(History history, Ranges ranges, Environment environment) {
        this.history = history;
        this.ranges = ranges;
        this.environment = environment;
    }

    @GetMapping
    @Operation(
            operationId = "getCorrelations",
            summary = "Get the correlations of instruments",
            description =
                    "Of the returns from close to close, at the times at which all have a candle; without `to`, up to"
                            + " the newest closed candle of the first, and without `from`, 365 candles.")
    @ApiResponse(responseCode = "200", description = "Each with each")
    ResponseEntity<CorrelationsView> matrix(
            @Parameter(description = "Ids of 2 to 20 instruments", example = "[\"BTC-USD\", \"ETH-USD\"]")
                    @RequestParam
                    @Size(min = 2, max = 20, message = "must name 2 to 20 different instruments")
                    Set<Instrument> instruments,
            @RequestParam(defaultValue = "1d") Interval interval,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        Range range = ranges.of(instruments.iterator().next(), interval, from, to, A_YEAR_OF_DAYS);
        List<Columns> candles = instruments.stream()
                .map(instrument -> history.candles(instrument, interval, range.from(), range.to()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(Freshness.BRIEFLY)
                .body(CorrelationsView.of(environment, range, Correlations.of(candles)));
    }
}
