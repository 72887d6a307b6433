package io.candela.marketdata.tickers;

import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.tickers.Movers.Direction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "market")
class MoversController {
    private final Tickers tickers;
    private final MarketClock clock;

    MoversController(Tickers tickers, MarketClock clock) {
        this.tickers = tickers;
        this.clock = clock;
    }

    @GetMapping("/v1/movers")
    @Operation(
            operationId = "listMovers",
            summary = "List the instruments that moved most in the last 24 hours",
            description =
                    "By the percentage that their tickers give. Those whose last price is stale are left out, and, unless"
                            + " asked for, those of which trades may be missing; `leftOut` says how many.")
    @ApiResponse(responseCode = "200", description = "The tickers of those that moved most")
    ResponseEntity<Movers> list(
            @Parameter(description = "Which way they moved") @RequestParam(defaultValue = "gainers")
                    Direction direction,
            @Parameter(description = "Only instruments whose price is counted in this currency", example = "USD")
                    @RequestParam(required = false)
                    @Nullable
                    String quote,
            @Parameter(
                            description =
                                    "Compares also those of which trades may be missing, such as all while we have listened"
                                            + " for less than 24 hours")
                    @RequestParam(required = false)
                    @Nullable
                    Part include,
            @Parameter(description = "How many there are at most") @RequestParam(defaultValue = "10") @Min(1) @Max(1000)
                    int limit) {
        Instant now = clock.now();
        List<TickerView> all =
                tickers.all(instrument -> quote == null || quote.equals(instrument.quote()), now, Integer.MAX_VALUE);
        Movers movers = Movers.of(all, direction, include == Part.INCOMPLETE, limit);
        return ResponseEntity.ok()
                .cacheControl(TickersController.caching(now, movers.data()))
                .body(movers);
    }

    /** What can be compared besides. */
    enum Part {
        INCOMPLETE
    }
}
