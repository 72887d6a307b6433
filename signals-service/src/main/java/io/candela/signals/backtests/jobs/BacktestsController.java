package io.candela.signals.backtests.jobs;

import io.candela.platform.identity.Caller;
import io.candela.platform.problem.InvalidBody;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Page;
import io.candela.signals.history.History;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/v1/backtests")
@Tag(name = "signals")
class BacktestsController {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String AN_ID = "bt_01ZUW8Yh4vG2kQm7TnR5sX";

    private final Backtests backtests;
    private final BacktestWork work;
    private final BacktestRunner runner;
    private final BacktestFollowers followers;
    private final BacktestProperties properties;
    private final History history;
    private final Cursors cursors;

    BacktestsController(
            Backtests backtests,
            BacktestWork work,
            BacktestRunner runner,
            BacktestFollowers followers,
            BacktestProperties properties,
            History history,
            Cursors cursors) {
        this.backtests = backtests;
        this.work = work;
        this.runner = runner;
        this.followers = followers;
        this.properties = properties;
        this.history = history;
        this.cursors = cursors;
    }

    @PostMapping
    @Operation(
            operationId = "startBacktest",
            summary = "Start a back-test",
            description = "Runs the code that makes the live signals over candles of the past, with fees, slippage and"
                    + " latency. The answer is a job: follow it where `Location` says, or at its `/events`. Values"
                    + " of parameters that are lists make a grid, whose size tells in `deflatedSharpe` how much of the"
                    + " best may be luck.")
    @ApiResponse(
            responseCode = "202",
            description = "The back-test, which waits for its turn",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Where it is",
                            schema =
                                    @Schema(
                                            type = "string",
                                            format = "uri-reference",
                                            example = "/v1/backtests/" + AN_ID)))
    ResponseEntity<BacktestView> start(
            Caller caller,
            @Parameter(
                            description =
                                    "A name of yours for this request: within a day, the same request with the same"
                                            + " name starts nothing new and answers with the back-test of the first",
                            example = "b7f6c1d2")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Size(min = 1, max = 200)
                    @Nullable
                    String idempotencyKey,
            @RequestBody BacktestRequest request) {
        Order order = work.check(request);
        Submission submission = backtests
                .earlier(caller.account(), idempotencyKey, request)
                .orElseGet(() -> {
                    requireKnown(order);
                    return backtests.submit(
                            caller.account(), idempotencyKey, request, properties.unfinishedOf(caller.plan()));
                });
        return switch (submission) {
            case Submission.Queued queued -> {
                runner.ring();
                yield accepted(queued.backtest());
            }
            case Submission.Repeated repeated -> accepted(repeated.backtest());
            case Submission.KeyReused reused -> throw new IdempotencyKeyReused();
            case Submission.TooMany tooMany -> throw new TooManyBacktests(tooMany.most(), SOON);
        };
    }

    @GetMapping
    @Operation(
            operationId = "listBacktests",
            summary = "List your back-tests",
            description = "The newest first, without their results. Those that ended are kept for 30 days.")
    @ApiResponse(responseCode = "200", description = "A page of back-tests")
    Page<BacktestView> list(
            Caller caller,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "backtests of " + caller.account();
        String before = cursor == null ? null : cursors.open(list, cursor).getFirst();
        return Page.cut(backtests.of(caller.account(), before, limit + 1), limit, last -> cursors.seal(list, last.id()))
                .map(each -> BacktestView.of(each, null));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getBacktest",
            summary = "Get a back-test",
            description = "How far it is and, once it is done, what came out.")
    @ApiResponse(responseCode = "200", description = "The back-test")
    BacktestView one(
            Caller caller, @Parameter(description = "Id of the back-test", example = AN_ID) @PathVariable String id) {
        Backtest backtest = find(caller, id);
        return BacktestView.of(backtest, backtests.result(id).orElse(null));
    }

    @GetMapping("/{id}/signals")
    @Operation(
            operationId = "listBacktestSignals",
            summary = "List the signals of a back-test",
            description = "Every change of position in the range, the oldest first, in the words and digits of live"
                    + " signals: if the strategy runs live, the live signal of the same candle has the same id. Of a grid"
                    + " those of the best trial, walked forward those of the tests. At most the first "
                    + BacktestReport.MOST_SIGNALS + " are kept; `signalCount` of the result counts all.")
    @ApiResponse(responseCode = "200", description = "A page of signals")
    Page<BacktestSignal> signals(
            Caller caller,
            @Parameter(description = "Id of the back-test", example = AN_ID) @PathVariable String id,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Backtest backtest = find(caller, id);
        if (backtest.state() != BacktestState.DONE) {
            throw new BacktestNotDone(backtest.state());
        }
        String list = "signals of " + id;
        int after =
                cursor == null ? 0 : Integer.parseInt(cursors.open(list, cursor).getFirst());
        return Page.cut(
                backtests.signals(id, after, limit + 1),
                limit,
                _ -> cursors.seal(list, Integer.toString(after + limit)));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followBacktest",
            summary = "Follow a back-test",
            description = "Server-sent events: `progress` whenever something changes, and `end` with the last state;"
                    + " each has the back-test without its result as its data.")
    @ApiResponse(
            responseCode = "200",
            description = "Events until it ends",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string", example = "event: progress")))
    SseEmitter events(
            Caller caller, @Parameter(description = "Id of the back-test", example = AN_ID) @PathVariable String id) {
        return followers.follow(find(caller, id));
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            operationId = "cancelBacktest",
            summary = "Cancel a back-test",
            description = "It stops within a second. One that has ended stays as it is.")
    @ApiResponse(responseCode = "200", description = "The back-test, which has ended")
    BacktestView cancel(
            Caller caller, @Parameter(description = "Id of the back-test", example = AN_ID) @PathVariable String id) {
        backtests.cancel(caller.account(), find(caller, id).id());
        runner.stop(id);
        return BacktestView.of(find(caller, id), null);
    }

    private void requireKnown(Order order) {
        for (var instrument : order.instruments()) {
            if (!history.knows(instrument)) {
                throw new InvalidBody(
                        "instruments",
                        "there is no instrument '%s' here; /v1/instruments lists those that there are"
                                .formatted(instrument.id()));
            }
        }
    }

    private Backtest find(Caller caller, String id) {
        return backtests.find(caller.account(), id).orElseThrow(UnknownBacktest::new);
    }

    private static ResponseEntity<BacktestView> accepted(Backtest backtest) {
        return ResponseEntity.accepted()
                .location(URI.create("/v1/backtests/" + backtest.id()))
                .body(BacktestView.of(backtest, null));
    }
}
