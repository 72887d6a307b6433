package io.candela.marketdata.trades;

import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.history.HistoricTrades;
import io.candela.marketdata.history.HistoricTrades.Order;
import io.candela.marketdata.history.HistoricTrades.Place;
import io.candela.marketdata.history.TradeRange;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/trades")
@Tag(name = "market")
class TradesController {
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final HistoricTrades trades;
    private final Instruments instruments;
    private final Cursors cursors;

    TradesController(HistoricTrades trades, Instruments instruments, Cursors cursors) {
        this.trades = trades;
        this.instruments = instruments;
        this.cursors = cursors;
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "listTrades",
            summary = "List the trades of an instrument",
            description =
                    "As the venues reported them, the newest first unless `sort` says otherwise. They are kept for as long as"
                            + " the operator has chosen, 90 days by default; candles stay.")
    @ApiResponse(responseCode = "200", description = "A page of trades")
    ResponseEntity<Page<TradeView>> list(
            @PathVariable String instrument,
            @Parameter(description = "Time of the earliest trade, inclusive") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Time of the latest trade, exclusive") @RequestParam(required = false) @Nullable
                    Instant to,
            @Parameter(description = "Only those of this venue", example = "bitstamp")
                    @RequestParam(required = false)
                    @Nullable
                    Venue venue,
            @Parameter(description = "Only those in which this side crossed the spread")
                    @RequestParam(required = false)
                    @Nullable
                    TakerSide takerSide,
            @Parameter(description = "Only those of so many units of the base at least", example = "\"0.5\"")
                    @RequestParam(required = false)
                    @DecimalMin("0")
                    @DecimalMax("10000000000000000000")
                    @Nullable
                    BigDecimal minQuantity,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(schema = @Schema(allowableValues = {"time", "-time"})) @RequestParam(defaultValue = "-time")
                    String sort) {
        Order order = order(sort);
        InvalidParameter.requireRange(from, to);
        Instrument named = instruments.named(instrument);
        instruments.requireListed(named, venue);
        TradeRange range = new TradeRange(
                named, from == null ? Instant.MIN : from, to == null ? Instant.MAX : to, venue, takerSide, minQuantity);
        String list = String.join(" ", "trades", range.toString(), sort);
        Place after = cursor == null ? null : place(cursors.open(list, cursor));
        List<Trade> found = trades.page(range, order, after, limit + 1);
        return ResponseEntity.ok()
                .cacheControl(Freshness.shared(CACHED))
                .body(Page.cut(found, limit, last -> seal(list, Place.of(last))).map(TradeView::of));
    }

    private static Order order(String sort) {
        return switch (sort) {
            case "time" -> Order.OLDEST_FIRST;
            case "-time" -> Order.NEWEST_FIRST;
            default ->
                throw new InvalidParameter(
                        "sort", "'%s' is no order of trades".formatted(sort), List.of("time", "-time"));
        };
    }

    private String seal(String list, Place place) {
        return cursors.seal(list, place.time().toString(), place.venue(), place.tradeId());
    }

    private static Place place(List<String> position) {
        return new Place(Instant.parse(position.get(0)), position.get(1), position.get(2));
    }
}
