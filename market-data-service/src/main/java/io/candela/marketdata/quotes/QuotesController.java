package io.candela.marketdata.quotes;

import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Venue;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "market")
class QuotesController {
    private static final int ALL = 1000;
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final LatestQuotes quotes;
    private final Instruments instruments;
    private final Cursors cursors;

    QuotesController(LatestQuotes quotes, Instruments instruments, Cursors cursors) {
        this.quotes = quotes;
        this.instruments = instruments;
        this.cursors = cursors;
    }

    @GetMapping("/v1/quotes")
    @Operation(
            operationId = "listAllQuotes",
            summary = "List the newest quotes",
            description = "The best bid and ask of each instrument at each venue that quotes it, in the order of"
                    + " instruments and venues.")
    @ApiResponse(responseCode = "200", description = "A page of quotes")
    ResponseEntity<Page<QuoteView>> all(
            @Parameter(description = "Only those of this venue", example = "kraken")
                    @RequestParam(required = false)
                    @Nullable
                    String venue,
            @Parameter(description = "Only those of instruments with this base", example = "BTC")
                    @RequestParam(required = false)
                    @Nullable
                    String base,
            @Parameter(description = "Only those of instruments that are quoted in this", example = "USD")
                    @RequestParam(required = false)
                    @Nullable
                    String quote,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        check(
                "venue",
                venue,
                ids(each -> instruments.venues(each).stream().map(Venue::id).toList()));
        check("base", base, ids(each -> List.of(each.base())));
        check("quote", quote, ids(each -> List.of(each.quote())));
        String list = String.join(" ", "quotes", String.valueOf(venue), String.valueOf(base), String.valueOf(quote));
        List<String> after = cursor == null ? List.of() : cursors.open(list, cursor);
        List<Quote> found = quotes.all()
                .filter(each -> after.isEmpty() || isAfter(each, after))
                .filter(each -> venue == null || each.venue().id().equals(venue))
                .filter(each -> base == null || each.instrument().base().equals(base))
                .filter(each -> quote == null || each.instrument().quote().equals(quote))
                .limit(limit + 1L)
                .toList();
        return ResponseEntity.ok()
                .cacheControl(Freshness.shared(CACHED))
                .body(Page.cut(
                                found,
                                limit,
                                last -> cursors.seal(
                                        list,
                                        last.instrument().id(),
                                        last.venue().id()))
                        .map(QuoteView::of));
    }

    @GetMapping("/v1/quotes/{instrument}")
    @Operation(
            operationId = "listQuotes",
            summary = "List the newest quotes of an instrument",
            description = "The best bid and ask at each venue that quotes it, in the order of the venues.")
    @ApiResponse(responseCode = "200", description = "A quote for each venue")
    ResponseEntity<Page<QuoteView>> list(@PathVariable String instrument) {
        Instrument named = instruments.named(instrument);
        List<QuoteView> found = quotes.of(named).stream().map(QuoteView::of).toList();
        return ResponseEntity.ok().cacheControl(Freshness.shared(CACHED)).body(Page.of(found, ALL, null));
    }

    private SortedSet<String> ids(Function<Instrument, List<String>> ids) {
        return instruments.ids().stream()
                .flatMap(instrument -> ids.apply(instrument).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void check(String parameter, @Nullable String value, SortedSet<String> there) {
        if (value != null && !there.contains(value)) {
            throw new InvalidParameter(
                    parameter, "there is no '%s' among what is listed here".formatted(value), List.copyOf(there));
        }
    }

    private static boolean isAfter(Quote quote, List<String> place) {
        int instruments = quote.instrument().id().compareTo(place.getFirst());
        return instruments > 0 || (instruments == 0 && quote.venue().id().compareTo(place.getLast()) > 0);
    }
}
