package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Signal.State;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.candela.signals.signals.Revisions.Revision;
import io.candela.signals.strategies.SignalId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/signals")
@Tag(name = "signals")
class SignalsController {
    private static final String NEWEST_FIRST = "-time";
    private static final String OLDEST_FIRST = "time";
    private static final String LINEAGE = "lineage";
    private static final String EXAMPLE = "b9a1f0c35d6e47289a0b1c2d3e4f5061";
    private static final String AS_OF = "Shows the revision that stood at this time of the environment";

    private final Signals signals;
    private final Replays replays;
    private final Cursors cursors;

    SignalsController(Signals signals, Replays replays, Cursors cursors) {
        this.signals = signals;
        this.replays = replays;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listSignals",
            summary = "List the signals",
            description =
                    "The newest first unless `sort` says otherwise; time is that of first emission. A signal is shown in its newest revision, or in that which stood at `asOf`; those that were withdrawn are shown, too. The newest signals of each instrument are kept, for at most 30"
                            + " days after they came in. A filter that nothing matches gives an empty list.")
    @ApiResponse(responseCode = "200", description = "A page of signals")
    ResponseEntity<Page<Signal>> list(
            @RequestParam(required = false) @Nullable Instrument instrument,
            @Parameter(description = "Name of the strategy", example = "ema-cross")
                    @RequestParam(required = false)
                    @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}", message = "is no name of a strategy")
                    @Nullable
                    String strategy,
            @RequestParam(required = false) @Nullable Interval interval,
            @Parameter(description = "What the signal says to be") @RequestParam(required = false) @Nullable Side side,
            @Parameter(description = "What was last said of the signal") @RequestParam(required = false) @Nullable
                    State state,
            @Parameter(description = "Time of the earliest signal, inclusive") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Time of the latest signal, exclusive") @RequestParam(required = false) @Nullable
                    Instant to,
            @Parameter(description = AS_OF, example = "2013-11-28T00:00:00Z") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(schema = @Schema(allowableValues = {OLDEST_FIRST, NEWEST_FIRST}))
                    @RequestParam(defaultValue = NEWEST_FIRST)
                    String sort) {
        InvalidParameter.requireRange(from, to);
        SignalQuery query =
                new SignalQuery(instrument, strategy, interval, side, state, from, to, asOf, newestFirst(sort));
        Place after = cursor == null ? null : place(cursors.open(query.toString(), cursor));
        Page<Revisions> page =
                Page.cut(signals.find(query, after, limit + 1), limit, last -> seal(query, last.place()));
        List<Signal> rows =
                page.data().stream().map(query::told).flatMap(Optional::stream).toList();
        return ResponseEntity.ok().cacheControl(Freshness.BRIEFLY).body(new Page<>(rows, page.page()));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getSignal",
            summary = "Get a signal",
            description =
                    "Its newest revision, or the one that stood at `asOf`. What was said never changes; where candles are corrected, another revision tells it. Its id is made of what it follows from, so a replay gives the same.")
    @ApiResponse(responseCode = "200", description = "The signal")
    ResponseEntity<SignalView> one(
            @Parameter(
                            description = "Id of the signal",
                            example = EXAMPLE,
                            schema = @Schema(pattern = "^" + SignalId.FORM + "$"))
                    @PathVariable
                    String id,
            @Parameter(description = AS_OF, example = "2013-11-28T00:00:00Z") @RequestParam(required = false) @Nullable
                    Instant asOf,
            @Parameter(
                            description = "`lineage` for all that the signal was made from",
                            schema = @Schema(allowableValues = LINEAGE))
                    @RequestParam(required = false)
                    @Nullable
                    String include) {
        if (include != null && !include.equals(LINEAGE)) {
            throw new InvalidParameter("include", "'%s' cannot be included".formatted(include), List.of(LINEAGE));
        }
        Revision revision = revision(id, asOf);
        LineageView lineage = include == null
                ? null
                : replays.cause(revision).map(LineageView::of).orElse(null);
        return ResponseEntity.ok().cacheControl(Freshness.BRIEFLY).body(new SignalView(revision.signal(), lineage));
    }

    @GetMapping("/{id}/replay")
    @Operation(
            operationId = "replaySignal",
            summary = "Make a signal again",
            description =
                    "Puts the strategy where it stood, shows it the candle, and answers what the code that runs now makes of it: the same bytes as getSignal. 409 where strategy and version are not here any more.")
    @ApiResponse(responseCode = "200", description = "The signal, made again")
    ResponseEntity<Signal> replay(
            @Parameter(
                            description = "Id of the signal",
                            example = EXAMPLE,
                            schema = @Schema(pattern = "^" + SignalId.FORM + "$"))
                    @PathVariable
                    String id,
            @Parameter(description = AS_OF, example = "2013-11-28T00:00:00Z") @RequestParam(required = false) @Nullable
                    Instant asOf) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(replays.replay(revision(id, asOf)));
    }

    private Revision revision(String id, @Nullable Instant asOf) {
        Revisions revisions = signals.withId(id).orElseThrow(UnknownSignal::new);
        return asOf == null ? revisions.newest() : revisions.asOf(asOf).orElseThrow(UnknownSignal::new);
    }

    private static boolean newestFirst(String sort) {
        return switch (sort) {
            case NEWEST_FIRST -> true;
            case OLDEST_FIRST -> false;
            default ->
                throw new InvalidParameter(
                        "sort", "'%s' is no order".formatted(sort), List.of(OLDEST_FIRST, NEWEST_FIRST));
        };
    }

    private String seal(SignalQuery query, Place place) {
        return cursors.seal(query.toString(), place.time().toString(), place.id());
    }

    private static Place place(List<String> fields) {
        return new Place(Instant.parse(fields.getFirst()), fields.getLast());
    }
}
