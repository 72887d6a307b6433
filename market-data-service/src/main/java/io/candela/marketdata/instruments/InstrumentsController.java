package io.candela.marketdata.instruments;

import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/instruments")
@Tag(name = "reference")
class InstrumentsController {
    private static final String LIST = "instruments";
    private static final Duration CACHED = Duration.ofMinutes(1);

    private final Instruments instruments;
    private final Cursors cursors;

    InstrumentsController(Instruments instruments, Cursors cursors) {
        this.instruments = instruments;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listInstruments",
            summary = "List the instruments",
            description = "What prices, candles and trades are there for, in the order of the ids.")
    @ApiResponse(responseCode = "200", description = "A page of instruments")
    ResponseEntity<Page<Listing>> list(
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String after = cursor == null ? "" : cursors.open(LIST, cursor).getFirst();
        return cached(Page.cut(instruments.after(after, limit + 1), limit, last -> cursors.seal(LIST, last.id())));
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "getInstrument",
            summary = "Get an instrument",
            description = "What its two sides are, and where it is traded.")
    @ApiResponse(responseCode = "200", description = "The instrument")
    ResponseEntity<Listing> one(@PathVariable String instrument) {
        return cached(instruments.listing(instruments.named(instrument)));
    }

    private static <T> ResponseEntity<T> cached(T body) {
        return ResponseEntity.ok().cacheControl(Freshness.shared(CACHED)).body(body);
    }
}
