package io.candela.signals.analytics;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.web.Freshness;
import io.candela.signals.history.Columns;
import io.candela.signals.history.History;
import io.candela.signals.metrics.Levels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/levels")
@Tag(name = "analytics")
class LevelsController {
    private static final int A_YEAR_OF_DAYS = 365;

    private final History history;
    private final Ranges ranges;
    private final Environment environment;

    LevelsController(History history, Ranges ranges, Environment environment) {
        this.history = history;
        this.ranges = ranges;
        this.environment = environment;
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "getLevels",
            summary = "Get the support and resistance of an instrument",
            description =
                    "A candle turns at its high, or at its low, if it stands out from the `reach` candles on either"
                            + " side. Turns whose prices lie within `width` of the lowest of them make a level, which is a"
                            + " support at or below the newest close and a resistance above it. Without `from`, the newest"
                            + " 365 closed candles count.")
    @ApiResponse(responseCode = "200", description = "The levels, the most touched first")
    ResponseEntity<LevelsView> of(
            @PathVariable Instrument instrument,
            @RequestParam(defaultValue = "1d") Interval interval,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "How many candles on either side a turn stands out from")
                    @RequestParam(defaultValue = "3")
                    @Min(1)
                    @Max(50)
                    int reach,
            @Parameter(
                            description = "Height of a level as a share of its lowest price",
                            schema = @Schema(type = "string", format = "decimal", defaultValue = "0.01"))
                    @RequestParam(defaultValue = "0.01")
                    @DecimalMin("0")
                    @DecimalMax("0.2")
                    BigDecimal width,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable Include include) {
        Range range = ranges.of(instrument, interval, from, to, A_YEAR_OF_DAYS);
        Columns candles = history.candles(instrument, interval, range.from(), range.to());
        return ResponseEntity.ok()
                .cacheControl(Freshness.BRIEFLY)
                .body(new LevelsView(
                        environment,
                        instrument,
                        interval,
                        range.from(),
                        range.to(),
                        Levels.of(candles, reach, width.doubleValue()).stream()
                                .limit(limit)
                                .map(LevelsView.View::of)
                                .toList(),
                        include == null ? null : Lineage.of(candles)));
    }
}
