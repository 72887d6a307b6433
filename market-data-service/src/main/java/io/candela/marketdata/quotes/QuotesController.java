package io.candela.marketdata.quotes;

import io.candela.contracts.Instrument;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "market")
class QuotesController {
    private static final int ALL = 1000;
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final LatestQuotes quotes;
    private final Instruments instruments;

    QuotesController(LatestQuotes quotes, Instruments instruments) {
        this.quotes = quotes;
        this.instruments = instruments;
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
}
