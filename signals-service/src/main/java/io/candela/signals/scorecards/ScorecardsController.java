package io.candela.signals.scorecards;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.candela.signals.scorecards.Outcomes.Card;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/scorecards")
@Tag(name = "signals")
class ScorecardsController {
    private static final String STRATEGY = "[a-z0-9][a-z0-9-]{0,63}";
    private static final CacheControl BRIEFLY = Freshness.shared(Duration.ofSeconds(5));
    private static final CacheControl LONGER = Freshness.shared(Duration.ofSeconds(30));

    private final Scorecards scorecards;
    private final Cursors cursors;

    ScorecardsController(Scorecards scorecards, Cursors cursors) {
        this.scorecards = scorecards;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listScorecards",
            summary = "List how setups have done",
            description =
                    "One for each setup, instrument and interval whose signals have outcomes, in the order of these."
                            + " A signal counts as it was first emitted, whatever was said later: losers stay."
                            + " docs/methodology/scorecards.md says how outcomes are computed.")
    @ApiResponse(responseCode = "200", description = "A page of scorecards")
    ResponseEntity<Page<Scorecard>> list(
            @Parameter(description = "Name of the strategy", example = "ema-cross")
                    @RequestParam(required = false)
                    @Pattern(regexp = STRATEGY, message = "is no name of a strategy")
                    @Nullable
                    String strategy,
            @RequestParam(required = false) @Nullable Instrument instrument,
            @RequestParam(required = false) @Nullable Interval interval,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        OutcomeQuery query = new OutcomeQuery(null, null, strategy, instrument, interval, null, null, null);
        String list = "scorecards " + query;
        Card after = cursor == null ? Card.NONE : card(cursors.open(list, cursor));
        List<Card> found = scorecards.cards(query, after, limit + 1);
        return ResponseEntity.ok()
                .cacheControl(BRIEFLY)
                .body(Page.cut(found, limit, last -> seal(list, last)).map(scorecards::of));
    }

    @GetMapping("/outcomes")
    @Operation(
            operationId = "listOutcomes",
            summary = "List what became of signals",
            description =
                    "The rows of the scorecards' table, the newest first, losers included. `hash` is the SHA-256 of"
                            + " `previous` followed by `outcome` as it is written here, so anyone who keeps a hash can tell"
                            + " whether a row before it was changed.")
    @ApiResponse(responseCode = "200", description = "A page of outcomes")
    ResponseEntity<Page<OutcomeView>> outcomes(
            @Parameter(description = "Id of the signal", example = "b9a1f0c35d6e47289a0b1c2d3e4f5061")
                    @RequestParam(required = false)
                    @Pattern(regexp = "[0-9a-f]{32}", message = "is no id of a signal")
                    @Nullable
                    String signal,
            @Parameter(
                            description = "Strategy, version and parameters in one line",
                            example = "ema-cross/1?fast=12&slow=26")
                    @RequestParam(required = false)
                    @Nullable
                    String setup,
            @Parameter(description = "Name of the strategy", example = "ema-cross")
                    @RequestParam(required = false)
                    @Pattern(regexp = STRATEGY, message = "is no name of a strategy")
                    @Nullable
                    String strategy,
            @RequestParam(required = false) @Nullable Instrument instrument,
            @RequestParam(required = false) @Nullable Interval interval,
            @Parameter(description = "What the signal said to be") @RequestParam(required = false) @Nullable Side side,
            @Parameter(
                            description = "For how many candles the position was held, or `exit`",
                            schema = @Schema(allowableValues = {"1", "4", "24", "exit"}))
                    @RequestParam(required = false)
                    @Pattern(regexp = "1|4|24|exit", message = "must be 1, 4, 24 or exit")
                    @Nullable
                    String horizon,
            @Parameter(description = "Only those that paid, or only those that did not", example = "false")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean hit,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        OutcomeQuery query = new OutcomeQuery(signal, setup, strategy, instrument, interval, side, horizon, hit);
        String list = "outcomes " + query;
        long before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<Link> found = scorecards.outcomes(query, before, limit + 1);
        return ResponseEntity.ok()
                .cacheControl(BRIEFLY)
                .body(Page.cut(found, limit, last -> cursors.seal(list, Long.toString(last.sequence())))
                        .map(OutcomeView::of));
    }

    @GetMapping("/verify")
    @Operation(
            operationId = "verifyScorecards",
            summary = "Verify the chain of outcomes",
            description = "Walks the whole table and computes every hash again. If a row is not as it was written, the"
                    + " first such row is named. Keep `head` to see later that nothing up to it was changed.")
    @ApiResponse(responseCode = "200", description = "What was found")
    ResponseEntity<AuditView> verify() {
        return ResponseEntity.ok().cacheControl(LONGER).body(AuditView.of(scorecards.verify()));
    }

    private String seal(String list, Card card) {
        return cursors.seal(list, card.setup(), card.instrument(), card.interval());
    }

    private static Card card(List<String> fields) {
        return new Card(fields.get(0), fields.get(1), fields.get(2));
    }
}
