package io.candela.marketdata.prices;

import static java.util.stream.Collectors.toSet;

import io.candela.contracts.Instrument;
import io.candela.marketdata.clock.Times;
import io.candela.marketdata.history.HistoricPrices;
import io.candela.marketdata.instruments.Instruments;
import io.candela.marketdata.instruments.UnknownInstrument;
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
import java.util.Set;
import java.util.stream.Stream;
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
    private static final String AS_OF = "Answers what was known at that time, and judges by it what is stale";
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final LatestPrices prices;
    private final Moments moments;
    private final HistoricPrices historic;
    private final Instruments instruments;
    private final Times times;
    private final Cursors cursors;

    PricesController(
            LatestPrices prices,
            Moments moments,
            HistoricPrices historic,
            Instruments instruments,
            Times times,
            Cursors cursors) {
        this.prices = prices;
        this.moments = moments;
        this.historic = historic;
        this.instruments = instruments;
        this.times = times;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listPrices",
            summary = "List the newest prices, or those of a time",
            description = "One for each instrument that has been traded, in the order of the ids.")
    @ApiResponse(responseCode = "200", description = "A page of prices")
    ResponseEntity<Page<PriceView>> list(
            @Parameter(description = AS_OF, example = "2013-11-25T22:41:00Z") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        times.check(asOf);
        String list = asOf == null ? LIST : LIST + " " + asOf;
        String after = cursor == null ? "" : cursors.open(list, cursor).getFirst();
        Moment moment = asOf == null ? moments.now(after, limit + 1) : moments.asOf(asOf, allAfter(after));
        Page<PriceView> page = Page.cut(
                        moment.prices(),
                        limit,
                        last -> cursors.seal(list, last.instrument().id()))
                .map(price -> PriceView.of(price, moment.time(), false));
        Instant end = page.data().stream()
                .map(PriceView::staleAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return ResponseEntity.ok()
                .cacheControl(asOf == null ? caching(moment.time(), end) : caching(moment))
                .body(page);
    }

    private Set<Instrument> allAfter(String id) {
        return Stream.concat(instruments.ids().stream(), prices.instruments().stream())
                .filter(instrument -> instrument.id().compareTo(id) > 0)
                .collect(toSet());
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "getPrice",
            summary = "Get the price of an instrument, or of a pair that is not traded",
            description =
                    "It says until when it may be taken for current, and, if asked, what each venue contributed. What is not"
                            + " traded here is derived where others lead from its base to its quote, such as BTC-EUR"
                            + " through BTC-USD and EUR-USD; stable coins are never taken for dollars. It is the newest"
                            + " price, or, with `asOf`, the one that was answered then, to the digit.")
    @ApiResponse(
            responseCode = "200",
            description = "The price",
            headers =
                    @Header(
                            name = HttpHeaders.AGE,
                            description = "How many seconds old it is, or was then, by the environment's clock",
                            schema = @Schema(type = "integer", example = "1")))
    ResponseEntity<PriceView> one(
            @PathVariable String instrument,
            @Parameter(description = "Adds what each venue contributed") @RequestParam(required = false) @Nullable
                    Part include,
            @Parameter(description = AS_OF, example = "2013-11-25T22:41:00Z") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @Parameter(
                            description =
                                    "Refuses, with 503 `stale-data`, a price that is older than this, and, with 404"
                                            + " `no-price-then`, one that was older at the time that `asOf` names",
                            example = "2s")
                    @RequestParam(required = false)
                    @Nullable
                    String maxAge) {
        times.check(asOf);
        MaxAge most = maxAge == null ? null : MaxAge.parse(maxAge);
        Instrument pair = instruments.pair(instrument);
        Set<Instrument> wanted = wanted(pair);
        Moment moment = asOf == null ? moments.now(wanted) : moments.asOf(asOf, wanted);
        PriceView view = view(pair, wanted, moment, asOf, include == Part.LINEAGE);
        Duration age = Freshness.age(view.asOf(), moment.time());
        if (most != null) {
            require(most, age, pair, asOf);
        }
        CacheControl present = most == null ? caching(moment.time(), view.staleAt()) : CacheControl.noCache();
        return ResponseEntity.ok()
                .header(HttpHeaders.AGE, Long.toString(age.toSeconds()))
                .cacheControl(asOf == null ? present : caching(moment))
                .body(view);
    }

    /** Whose prices tell that of {@code pair}: itself, or all that it could be derived of. */
    private Set<Instrument> wanted(Instrument pair) {
        Set<Instrument> listed = instruments.ids();
        if (listed.contains(pair)) {
            return Set.of(pair);
        }
        if (Ways.shortest(pair, listed).isEmpty()) {
            throw new UnknownInstrument(pair.id());
        }
        return listed;
    }

    private PriceView view(
            Instrument pair, Set<Instrument> wanted, Moment moment, @Nullable Instant asOf, boolean lineage) {
        if (wanted.contains(pair)) {
            return moment.prices().stream()
                    .map(price -> PriceView.of(price, moment.time(), lineage))
                    .findFirst()
                    .orElseThrow(() -> asOf == null
                            ? new NoPrice(pair)
                            : NoPriceThen.of(pair, asOf, historic.since().orElse(null)));
        }
        return CrossRates.find(pair, moment.prices(), moment.time())
                .map(rate -> PriceView.of(rate, moment.time(), lineage))
                .orElseThrow(() -> asOf == null ? NoPrice.derived(pair) : NoPriceThen.derived(pair, asOf));
    }

    private static void require(MaxAge most, Duration age, Instrument pair, @Nullable Instant asOf) {
        if (asOf == null) {
            most.require(age);
        } else if (age.compareTo(most.most()) > 0) {
            throw NoPriceThen.older(pair, age, most.most());
        }
    }

    // Never past staleAt.
    private static CacheControl caching(Instant now, Instant end) {
        return end.isBefore(now.plus(CACHED)) ? CacheControl.noCache() : Freshness.shared(CACHED);
    }

    private static CacheControl caching(Moment past) {
        return past.settled() ? Freshness.FOREVER : Freshness.shared(CACHED);
    }

    /** What can be added to a price. */
    enum Part {
        LINEAGE
    }
}
