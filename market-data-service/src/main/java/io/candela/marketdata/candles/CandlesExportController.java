package io.candela.marketdata.candles;

import io.candela.contracts.Candle.State;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.CandleRange.Fill;
import io.candela.marketdata.candles.CandleReader.Answer;
import io.candela.marketdata.clock.Times;
import io.candela.marketdata.exports.ExportFormat;
import io.candela.marketdata.exports.Exports;
import io.candela.marketdata.exports.Exports.Opened;
import io.candela.marketdata.exports.RowWriter;
import io.candela.marketdata.instruments.Instruments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "market")
class CandlesExportController {
    private static final int PAGE = 5000;
    private static final List<String> COLUMNS = List.of(
            "instrument",
            "venue",
            "interval",
            "openTime",
            "closeTime",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "vwap",
            "trades",
            "takerBuyVolume",
            "state",
            "revision",
            "final",
            "environment",
            "knownAt",
            "notObserved",
            "backFilled");

    private final CandleReader reader;
    private final Instruments instruments;
    private final Exports exports;
    private final Times times;

    CandlesExportController(CandleReader reader, Instruments instruments, Exports exports, Times times) {
        this.reader = reader;
        this.instruments = instruments;
        this.exports = exports;
        this.times = times;
    }

    @GetMapping(
            path = "/v1/exports/candles/{instrument}",
            produces = {ExportFormat.NDJSON_TYPE, ExportFormat.CSV_TYPE})
    @Operation(
            operationId = "exportCandles",
            summary = "Export the candles of an instrument",
            description =
                    "All closed candles of a range in one answer, in the order of time: what `/v1/candles/{instrument}`"
                            + " lists, page by page, without the gaps. `Accept` says in which form. The last line of NDJSON"
                            + " is `{\"complete\":true,\"rows\":N}`; an answer that ends without being complete is broken"
                            + " off, and can be taken up again with the close time of its last row as `from`.")
    @ApiResponse(
            responseCode = "200",
            description = "The candles",
            content = {
                @Content(mediaType = ExportFormat.NDJSON_TYPE, schema = @Schema(type = "string")),
                @Content(mediaType = ExportFormat.CSV_TYPE, schema = @Schema(type = "string"))
            })
    void export(
            @PathVariable String instrument,
            @RequestParam(defaultValue = "1h") Interval interval,
            @Parameter(description = CandleRange.VENUE, example = "kraken") @RequestParam(required = false) @Nullable
                    Venue venue,
            @Parameter(description = TimeZones.PARAMETER, example = "America/New_York")
                    @RequestParam(required = false)
                    @Nullable
                    String timezone,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @Parameter(
                            description =
                                    "Answers what was known at that time: each closed candle in the revision of then",
                            example = "2013-11-25T22:41:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant asOf,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        times.check(from, to, asOf);
        ZonedInterval zoned = TimeZones.interval(interval, timezone);
        Instrument named = instruments.named(instrument);
        instruments.requireListed(named, venue);
        Venue counted = venue == null ? Venue.CONSOLIDATED : venue;
        CandleRange first =
                new CandleRange(named, counted, zoned, from == null ? Instant.EPOCH : from, to, asOf, PAGE, Fill.NONE);
        exports.send(request, response, name(named, interval, timezone), _ -> {
            // The first page is read before anything is sent: what stands against all of it is said in time.
            Answer begin = reader.read(first);
            return new Opened.Rows(COLUMNS, writer -> write(writer, first, begin));
        });
    }

    /** Of the file. The rows do not say whose days they are. */
    private static String name(Instrument instrument, Interval interval, @Nullable String timezone) {
        String name = instrument.id() + "-" + interval.code();
        return timezone == null ? name : name + "-" + timezone.replace('/', '-');
    }

    private void write(RowWriter writer, CandleRange range, Answer begin) throws IOException {
        Answer page = begin;
        while (true) {
            for (CandleView candle : page.rows()) {
                if (candle.state() != State.OPEN) {
                    write(writer, candle);
                }
            }
            Instant next = page.next();
            if (next == null) {
                return;
            }
            page = reader.read(range.startingAt(next));
        }
    }

    private static void write(RowWriter writer, CandleView candle) throws IOException {
        writer.text(candle.instrument().id());
        writer.text(candle.venue().id());
        writer.text(candle.interval().code());
        writer.time(candle.openTime());
        writer.time(candle.closeTime());
        writer.decimal(candle.open());
        writer.decimal(candle.high());
        writer.decimal(candle.low());
        writer.decimal(candle.close());
        writer.decimal(candle.volume());
        writer.decimal(candle.vwap());
        writer.plain(Long.toString(candle.trades()));
        takerBuyVolume(writer, candle.takerBuyVolume());
        writer.text(candle.state().name().toLowerCase(Locale.ROOT));
        writer.plain(Integer.toString(candle.revision()));
        writer.plain(Boolean.toString(candle.settled()));
        writer.text(candle.environment().code());
        writer.time(candle.knownAt());
        venues(writer, candle.notObserved());
        venues(writer, candle.backFilled());
        writer.end();
    }

    private static void takerBuyVolume(RowWriter writer, @Nullable BigDecimal volume) {
        if (volume == null) {
            writer.absent();
        } else {
            writer.decimal(volume);
        }
    }

    private static void venues(RowWriter writer, @Nullable List<Venue> venues) {
        if (venues == null) {
            writer.absent();
        } else {
            writer.list(venues.stream().map(Venue::id).toList());
        }
    }
}
