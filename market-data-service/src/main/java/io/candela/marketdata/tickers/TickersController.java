package io.candela.marketdata.tickers;

import io.candela.contracts.Instrument;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.instruments.Instruments;
import io.candela.marketdata.prices.NoPrice;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.MaxAge;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/tickers")
@Tag(name = "market")
class TickersController {
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final Tickers tickers;
    private final Instruments instruments;
    private final MarketClock clock;
    private final Cursors cursors;

    TickersController(Tickers tickers, Instruments instruments, MarketClock clock, Cursors cursors) {
        this.tickers = tickers;
        this.instruments = instruments;
        this.clock = clock;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listTickers",
            summary = "List what became of instruments in the last 24 hours",
            description = "One for each instrument that has a price, in the order of the ids.")
    @ApiResponse(responseCode = "200", description = "A page of tickers")
    ResponseEntity<Page<TickerView>> list(
            @Parameter(description = "Only instruments whose price is counted in this currency", example = "USD")
                    @RequestParam(required = false)
                    @Nullable
                    String quote,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "tickers " + quote;
        String after = cursor == null ? "" : cursors.open(list, cursor).getFirst();
        Instant now = clock.now();
        List<TickerView> found = tickers.all(
                instrument ->
                        instrument.id().compareTo(after) > 0 && (quote == null || quote.equals(instrument.quote())),
                now,
                limit + 1);
        Page<TickerView> page = Page.cut(
                found, limit, last -> cursors.seal(list, last.instrument().id()));
        return ResponseEntity.ok().cacheControl(caching(now, page.data())).body(page);
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "getTicker",
            summary = "Get what became of an instrument in the last 24 hours",
            description =
                    "Its last price, and what its one-minute candles of the 24 hours before now add up to. It says what of"
                            + " that time was not observed.")
    @ApiResponse(
            responseCode = "200",
            description = "The ticker",
            headers =
                    @Header(
                            name = HttpHeaders.AGE,
                            description = "How many seconds old the last price is, by the environment's clock",
                            schema = @Schema(type = "integer", example = "1")))
    ResponseEntity<TickerView> one(
            @PathVariable String instrument,
            @Parameter(description = "Adds what it was made of") @RequestParam(required = false) @Nullable Part include,
            @Parameter(
                            description = "Refuses, with 503 stale-data, a last price that is older than this",
                            example = "2s")
                    @RequestParam(required = false)
                    @Nullable
                    String maxAge) {
        Instrument named = instruments.named(instrument);
        Instant now = clock.now();
        TickerView ticker = tickers.of(named, now, include == Part.LINEAGE).orElseThrow(() -> new NoPrice(named));
        Duration age = Freshness.age(ticker.asOf(), now);
        if (maxAge != null) {
            MaxAge.parse(maxAge).require(age);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.AGE, Long.toString(age.toSeconds()))
                .cacheControl(maxAge == null ? caching(now, List.of(ticker)) : CacheControl.noCache())
                .body(ticker);
    }

    // Never past staleAt.
    static CacheControl caching(Instant now, Collection<TickerView> tickers) {
        return tickers.stream().anyMatch(ticker -> ticker.staleAt().isBefore(now.plus(CACHED)))
                ? CacheControl.noCache()
                : Freshness.shared(CACHED);
    }

    /** What can be added to a ticker. */
    enum Part {
        LINEAGE
    }
}
