package io.candela.signals.analytics;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.candela.signals.history.Columns;
import io.candela.signals.history.History;
import io.candela.signals.metrics.Measure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/metrics")
@Tag(name = "analytics")
class MetricsController {
    private static final String METHODOLOGY = "metrics-1";
    private static final int A_YEAR_OF_DAYS = 365;
    private static final int MOST_THAT_ROLL = 5_000;

    private final History history;
    private final Ranges ranges;
    private final Environment environment;

    MetricsController(History history, Ranges ranges, Environment environment) {
        this.history = history;
        this.ranges = ranges;
        this.environment = environment;
    }

    @GetMapping
    @Operation(
            operationId = "listMeasures",
            summary = "List the measures of risk and return",
            description =
                    "All on one page. Returns are simple, from close to close; the riskless return is 0; a year has"
                            + " 365.25 days, and yearly numbers follow from the mean by the number, and from the deviation"
                            + " by the root of the number, of candles in a year. Losses are positive.")
    @ApiResponse(responseCode = "200", description = "All measures")
    ResponseEntity<Page<MeasureView>> list() {
        List<MeasureView> views =
                Arrays.stream(Measure.values()).map(MeasureView::of).toList();
        return ResponseEntity.ok().cacheControl(Freshness.A_MINUTE).body(Page.of(views, views.size(), null));
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "getMetrics",
            summary = "Get the risk and return of an instrument",
            description =
                    "From its closed candles; without `from`, from the newest 365. `rolling` adds the chosen numbers"
                            + " for each window of `window` returns, of at most 5,000 candles.")
    @ApiResponse(responseCode = "200", description = "Its measures, and its returns beside the benchmark's")
    ResponseEntity<MetricsView> of(
            @PathVariable Instrument instrument,
            @RequestParam(defaultValue = "1d") Interval interval,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "What the returns are compared with", example = "BTC-USD")
                    @RequestParam(defaultValue = "BTC-USD")
                    Instrument benchmark,
            @Parameter(
                            description = "Measures to follow through time, and `beta` and `correlation`",
                            example = "[\"volatility\", \"beta\"]")
                    @RequestParam(required = false)
                    @Size(max = 5, message = "may name at most 5")
                    @Nullable
                    List<String> rolling,
            @Parameter(description = "How many returns a window has")
                    @RequestParam(defaultValue = "30")
                    @Min(2)
                    @Max(500)
                    int window,
            @RequestParam(required = false) @Nullable Include include) {
        refuseUnknown(rolling);
        Range range = ranges.of(instrument, interval, from, to, A_YEAR_OF_DAYS);
        Columns candles = history.candles(instrument, interval, range.from(), range.to());
        if (rolling != null && candles.size() > MOST_THAT_ROLL) {
            throw new InvalidParameter("rolling", "goes over at most %d candles".formatted(MOST_THAT_ROLL));
        }
        Profile profile = new Profile(candles, history.candles(benchmark, interval, range.from(), range.to()));
        return ResponseEntity.ok()
                .cacheControl(Freshness.BRIEFLY)
                .body(new MetricsView(
                        environment,
                        instrument,
                        interval,
                        range.from(),
                        range.to(),
                        candles.size(),
                        METHODOLOGY,
                        profile.measures(),
                        new MetricsView.Beside(
                                benchmark, profile.observations(), profile.beta(), profile.correlation()),
                        rolling == null ? null : rows(profile, rolling, window, interval),
                        include == null ? null : Lineage.of(candles)));
    }

    private static void refuseUnknown(@Nullable List<String> rolling) {
        List<String> known = Profile.rollable();
        for (String name : rolling == null ? List.<String>of() : rolling) {
            if (!known.contains(name)) {
                throw new InvalidParameter("rolling", "'%s' is no measure".formatted(name), known);
            }
        }
    }

    private static List<MetricsView.Row> rows(Profile profile, List<String> names, int window, Interval interval) {
        return profile.rolling(names, window).entrySet().stream()
                .map(row -> {
                    Instant openTime = Instant.ofEpochSecond(row.getKey());
                    return new MetricsView.Row(openTime, openTime.plus(interval.length()), row.getValue());
                })
                .toList();
    }
}
