package io.candela.marketdata.candles;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.CandleRange.Fill;
import io.candela.marketdata.candles.CandleReader.Answer;
import io.candela.marketdata.clock.Times;
import io.candela.marketdata.instruments.Instruments;
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
    private static final Duration A_DAY = Duration.ofDays(1);

    private final CandleReader reader;
    private final Instruments instruments;
    private final Cursors cursors;
    private final Times times;

    CandlesController(CandleReader reader, Instruments instruments, Cursors cursors, Times times) {
        this.reader = reader;
        this.instruments = instruments;
        this.cursors = cursors;
        this.times = times;
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "listCandles",
            summary = "List the candles of an instrument",
            description =
                    "In the order of time; without `from`, the newest. The last one may be open. Before the first that was"
                            + " made here come those that were loaded of one venue, which `venue` names. Intervals"
                            + " without a candle are listed under `gaps`, with the reason. With `timezone`, days, weeks and"
                            + " months are those of that zone, composed when they are asked for of at most 50,000 shorter"
                            + " candles; a page that this makes shorter than `limit` has a `next` one if it begins with"
                            + " `from`.")
    @ApiResponse(responseCode = "200", description = "The candles, and the intervals that have none")
    ResponseEntity<CandlePage> list(
            @PathVariable String instrument,
            @RequestParam(defaultValue = "1h") Interval interval,
            @Parameter(description = CandleRange.VENUE, example = "kraken") @RequestParam(required = false) @Nullable
                    Venue venue,
            @Parameter(description = TimeZones.PARAMETER, example = "America/New_York")
                    @RequestParam(required = false)
                    @Nullable
                    String timezone,
            @Parameter(description = "Open time of the first candle, inclusive")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Open time of the last candle, exclusive")
                    @RequestParam(required = false)
                    @Nullable
                    Instant to,
            @Parameter(
                            description =
                                    "Answers what was known at that time: each closed candle in the revision of then. Open"
                                            + " candles are not remembered",
                            example = "2013-11-25T22:41:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant asOf,
            @RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "What to put in the place of intervals without a trade; it is marked `filled`")
                    @RequestParam(defaultValue = "none")
                    Fill fill) {
        times.check(from, to, asOf);
        ZonedInterval zoned = TimeZones.interval(interval, timezone);
        Instrument named = instruments.named(instrument);
        instruments.requireListed(named, venue);
        Venue counted = venue == null ? Venue.CONSOLIDATED : venue;
        String list = String.join(
                " ",
                "candles",
                named.id(),
                counted.id(),
                interval.code(),
                zoned.zone().getId(),
                String.valueOf(from),
                String.valueOf(to),
                String.valueOf(asOf),
                fill.name());
        Instant start =
                cursor == null ? from : Instant.parse(cursors.open(list, cursor).getFirst());
        Answer answer = reader.read(new CandleRange(named, counted, zoned, start, to, asOf, limit, fill));
        Instant next = answer.next();
        String nextCursor = next == null ? null : cursors.seal(list, next.toString());
        return ResponseEntity.ok()
                .cacheControl(answer.settled() ? settled(zoned) : Freshness.BRIEFLY)
                .body(new CandlePage(answer.rows(), answer.gaps(), timezone, new Position(nextCursor, limit)));
    }

    private static CacheControl settled(ZonedInterval zoned) {
        // The rules of time zones are changed, now and then with effect from days ago.
        return zoned.isUtc() ? Freshness.FOREVER : Freshness.shared(A_DAY);
    }
}
