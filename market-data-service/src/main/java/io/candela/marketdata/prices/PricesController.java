package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.instruments.Instruments;
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
import java.util.Comparator;
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
@RequestMapping("/v1/prices")
@Tag(name = "market")
class PricesController {
    private static final String LIST = "prices";
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final LatestPrices prices;
    private final Instruments instruments;
    private final MarketClock clock;
    private final Cursors cursors;

    PricesController(LatestPrices prices, Instruments instruments, MarketClock clock, Cursors cursors) {
        this.prices = prices;
        this.instruments = instruments;
        this.clock = clock;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listPrices",
            summary = "List the newest prices",
            description = "One for each instrument that has been traded, in the order of the ids.")
    @ApiResponse(responseCode = "200", description = "A page of prices")
    ResponseEntity<Page<PriceView>> list(
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String after = cursor == null ? "" : cursors.open(LIST, cursor).getFirst();
        List<Price> found = prices.after(after, limit + 1);
        List<Price> page = found.subList(0, Math.min(limit, found.size()));
        Instant now = clock.now();
        String next = found.size() > limit
                ? cursors.seal(LIST, page.getLast().instrument().id())
                : null;
        List<PriceView> views =
                page.stream().map(price -> PriceView.of(price, now, false)).toList();
        Instant end = views.stream()
                .map(PriceView::staleAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return ResponseEntity.ok().cacheControl(caching(now, end)).body(Page.of(views, limit, next));
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "getPrice",
            summary = "Get the newest price of an instrument",
            description = "It says until when it may be taken for current, and, if asked, what each venue contributed.")
    @ApiResponse(
            responseCode = "200",
            description = "The price",
            headers =
                    @Header(
                            name = HttpHeaders.AGE,
                            description = "How many seconds old it is, by the environment's clock",
                            schema = @Schema(type = "integer", example = "1")))
    ResponseEntity<PriceView> one(
            @PathVariable String instrument,
            @Parameter(description = "Adds what each venue contributed") @RequestParam(required = false) @Nullable
                    Part include,
            @Parameter(description = "Refuses, with 503 stale-data, a price that is older than this", example = "2s")
                    @RequestParam(required = false)
                    @Nullable
                    String maxAge) {
        Instrument named = instruments.named(instrument);
        Price price = prices.of(named).orElseThrow(() -> new NoPrice(named));
        Instant now = clock.now();
        Duration age = now.isAfter(price.asOf()) ? Duration.between(price.asOf(), now) : Duration.ZERO;
        if (maxAge != null) {
            MaxAge.parse(maxAge).require(age);
        }
        PriceView view = PriceView.of(price, now, include == Part.LINEAGE);
        return ResponseEntity.ok()
                .header(HttpHeaders.AGE, Long.toString(age.toSeconds()))
                .cacheControl(maxAge == null ? caching(now, view.staleAt()) : CacheControl.noCache())
                .body(view);
    }

    // Never past staleAt.
    private static CacheControl caching(Instant now, Instant end) {
        return end.isBefore(now.plus(CACHED)) ? CacheControl.noCache() : Freshness.shared(CACHED);
    }

    /** What can be added to a price. */
    enum Part {
        LINEAGE
    }
}
