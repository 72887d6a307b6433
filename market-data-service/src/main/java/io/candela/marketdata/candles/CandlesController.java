package io.candela.marketdata.candles;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.marketdata.candles.CandleRange.Fill;
import io.candela.marketdata.candles.CandleReader.Answer;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Position;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/candles")
@Tag(name = "market")
class CandlesController {
    private static final Duration FOREVER = Duration.ofDays(365);

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final CandleReader reader;
    private final Instruments instruments;
    private final Cursors cursors;

    CandlesController(CandleReader reader, Instruments instruments, Cursors cursors) {
        this.reader = reader;
        this.instruments = instruments;
        this.cursors = cursors;
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "listCandles",
            summary = "List the candles of an instrument",
            description =
                    "In the order of time; without `from`, the newest. The last one may be open. Before the first that was"
                            + " made here come those that were loaded of one venue, which `venue` names. Intervals"
                            + " without a candle are listed under `gaps`, with the reason.")
    @ApiResponse(responseCode = "200", description = "The candles, and the intervals that have none")
    ResponseEntity<CandlePage> list(
            @PathVariable String instrument,
            @RequestParam(defaultValue = "1h") Interval interval,
            @Parameter(description = "Open time of the first candle, inclusive")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Open time of the last candle, exclusive")
                    @RequestParam(required = false)
                    @Nullable
                    Instant to,
            @RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "What to put in the place of intervals without a trade; it is marked `filled`")
                    @RequestParam(defaultValue = "none")
                    Fill fill) {
        refuseAbsurd("from", from);
        refuseAbsurd("to", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidParameter("to", "must be after from");
        }
        Instrument named = instruments.named(instrument);
        String list = String.join(
                " ", "candles", named.id(), interval.code(), String.valueOf(from), String.valueOf(to), fill.name());
        Instant start =
                cursor == null ? from : Instant.parse(cursors.open(list, cursor).getFirst());
        Answer answer = reader.read(new CandleRange(named, interval, start, to, limit, fill));
        Instant next = answer.next();
        String nextCursor = next == null ? null : cursors.seal(list, next.toString());
        return ResponseEntity.ok()
                .cacheControl(answer.settled() ? forever() : Freshness.BRIEFLY)
                .body(new CandlePage(answer.rows(), answer.gaps(), new Position(nextCursor, limit)));
    }

    private static void refuseAbsurd(String parameter, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(END_OF_TIME))) {
            throw new InvalidParameter(parameter, "must lie between the years 1970 and 9999");
        }
    }

    private static CacheControl forever() {
        return Freshness.shared(FOREVER).immutable();
    }
}
