package io.candela.signals.analytics;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.problem.ProblemError;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.OtherParameters;
import io.candela.platform.web.Page;
import io.candela.platform.web.Position;
import io.candela.signals.analytics.IndicatorCall.InvalidValue;
import io.candela.signals.history.Columns;
import io.candela.signals.history.History;
import io.candela.signals.indicators.IndicatorType;
import io.candela.signals.indicators.Indicators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/indicators")
@Tag(name = "analytics")
class IndicatorsController {
    private static final String RANGE =
            " Only closed candles count. In the order of time; without `from`, the newest. An entry is known from its"
                    + " `closeTime` on and never changes unless a candle is corrected. Indicators that remember all the"
                    + " past have taken the 2,000 candles before `from`, or 30 times their warm-up, at most 20,000. A page"
                    + " has room for `limit` candles, and fewer entries where candles are missing.";

    private final History history;
    private final Ranges ranges;
    private final Cursors cursors;
    private final Environment environment;

    IndicatorsController(History history, Ranges ranges, Cursors cursors, Environment environment) {
        this.history = history;
        this.ranges = ranges;
        this.cursors = cursors;
        this.environment = environment;
    }

    @GetMapping
    @Operation(
            operationId = "listIndicators",
            summary = "List the indicators",
            description =
                    "All on one page, in the order of their names, with what can be set and the names of their lines.")
    @ApiResponse(responseCode = "200", description = "All indicators")
    ResponseEntity<Page<IndicatorView>> list() {
        List<IndicatorView> views =
                Indicators.all().stream().map(IndicatorView::of).toList();
        return ResponseEntity.ok().cacheControl(Freshness.A_MINUTE).body(Page.of(views, views.size(), null));
    }

    @GetMapping("/{name}")
    @Operation(
            operationId = "getIndicator",
            summary = "Get an indicator",
            description = "What it measures, what can be set, and the names of its lines.")
    @ApiResponse(responseCode = "200", description = "The indicator")
    ResponseEntity<IndicatorView> one(
            @Parameter(description = "Name of the indicator", example = "macd") @PathVariable String name) {
        return ResponseEntity.ok().cacheControl(Freshness.A_MINUTE).body(IndicatorView.of(named(name)));
    }

    @GetMapping("/{name}/{instrument}")
    @Operation(
            operationId = "listIndicatorValues",
            summary = "List the values of an indicator",
            description = "Its own parameters, which `/v1/indicators/{name}` describes, are query parameters too:"
                    + " `?period=21`."
                    + RANGE)
    @ApiResponse(responseCode = "200", description = "The values, an entry for each closed candle")
    ResponseEntity<IndicatorPage> values(
            @Parameter(description = "Name of the indicator", example = "rsi") @PathVariable String name,
            @PathVariable Instrument instrument,
            @RequestParam(defaultValue = "1h") Interval interval,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Include include,
            @Parameter(
                            description = "The indicator's own parameters, each by its name",
                            example = "{\"period\":\"21\"}")
                    OtherParameters parameters) {
        IndicatorCall call = call(named(name), parameters);
        Answer answer = answer(List.of(call), instrument, interval, from, to, limit, cursor);
        List<IndicatorPage.Row> rows = answer.rows().stream()
                .map(row -> new IndicatorPage.Row(
                        row.openTime(),
                        row.openTime().plus(interval.length()),
                        Objects.requireNonNull(row.values().get(call.label()))))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(Freshness.BRIEFLY)
                .body(new IndicatorPage(
                        environment,
                        instrument,
                        interval,
                        UsedIndicator.of(call),
                        rows,
                        answer.position(),
                        answer.lineage(include)));
    }

    @GetMapping("/values/{instrument}")
    @Operation(
            operationId = "listIndicatorsValues",
            summary = "List the values of several indicators",
            description = "Up to 10 at once, from the same candles." + RANGE)
    @ApiResponse(responseCode = "200", description = "The values, an entry for each closed candle")
    ResponseEntity<IndicatorsPage> values(
            @PathVariable Instrument instrument,
            @Parameter(
                            description = "Names with their values in parentheses, in the order in which"
                                    + " `/v1/indicators/{name}` has the parameters; the last ones may be left out",
                            schema = @Schema(type = "string"),
                            example = "rsi(14),macd,bollinger(20,2.5)")
                    @RequestParam
                    IndicatorCalls indicators,
            @RequestParam(defaultValue = "1h") Interval interval,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Include include) {
        Answer answer = answer(indicators.all(), instrument, interval, from, to, limit, cursor);
        List<IndicatorsPage.Row> rows = answer.rows().stream()
                .map(row ->
                        new IndicatorsPage.Row(row.openTime(), row.openTime().plus(interval.length()), row.values()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(Freshness.BRIEFLY)
                .body(new IndicatorsPage(
                        environment,
                        instrument,
                        interval,
                        indicators.all().stream().map(UsedIndicator::of).toList(),
                        rows,
                        answer.position(),
                        answer.lineage(include)));
    }

    private Answer answer(
            List<IndicatorCall> calls,
            Instrument instrument,
            Interval interval,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit,
            @Nullable String cursor) {
        String list = String.join(
                " ",
                "indicators",
                instrument.id(),
                interval.code(),
                String.valueOf(from),
                String.valueOf(to),
                String.join(" ", calls.stream().map(IndicatorCall::label).toList()));
        Instant start =
                cursor == null ? null : Instant.parse(cursors.open(list, cursor).getFirst());
        Range range = ranges.of(instrument, interval, from, to, limit);
        Range part = range.part(start == null ? range.from() : start, limit);
        Columns candles = history.candles(instrument, interval, range.before(Reading.runIn(calls)), part.to());
        String next =
                part.to().isBefore(range.to()) ? cursors.seal(list, part.to().toString()) : null;
        return new Answer(new Reading(calls).rows(candles, part.from()), new Position(next, limit), candles);
    }

    private static IndicatorType named(String name) {
        return Indicators.named(name).orElseThrow(UnknownIndicator::new);
    }

    private static IndicatorCall call(IndicatorType type, OtherParameters given) {
        List<String> known = type.parameters().stream()
                .map(io.candela.signals.parameters.Parameter::name)
                .toList();
        List<ProblemError> unknown = given.byName().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> ProblemError.parameter(name, "is no parameter of " + type.name(), known))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidParameter(unknown);
        }
        try {
            return IndicatorCall.of(type, given.byName());
        } catch (InvalidValue invalid) {
            throw new InvalidParameter(invalid.parameter(), invalid.reason());
        }
    }

    /** What is read off the candles for one page. */
    private record Answer(List<Reading.Row> rows, Position position, Columns candles) {
        @Nullable
        Lineage lineage(@Nullable Include include) {
            return include == null ? null : Lineage.of(candles);
        }
    }
}
