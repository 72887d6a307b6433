package io.candela.marketdata.coverage;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "market")
class CoverageController {
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final Coverage coverage;
    private final Instruments instruments;
    private final Environment environment;
    private final Cursors cursors;

    CoverageController(Coverage coverage, Instruments instruments, Environment environment, Cursors cursors) {
        this.coverage = coverage;
        this.instruments = instruments;
        this.environment = environment;
        this.cursors = cursors;
    }

    @GetMapping("/v1/coverage/{instrument}")
    @Operation(
            operationId = "listCoverage",
            summary = "List when the venues of an instrument were not heard",
            description =
                    "The ledger that tells intervals in which nothing was traded from those in which nobody listened,"
                            + " the oldest first. What was missed is asked of the venue as soon as it is heard again. Times"
                            + " that are missing in loaded candles of a venue are listed, too.")
    @ApiResponse(responseCode = "200", description = "A page of times in which a venue was not heard")
    ResponseEntity<Page<CoverageView>> list(
            @PathVariable String instrument,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        InvalidParameter.requireRange(from, to);
        Instrument named = instruments.named(instrument);
        String list = String.join(" ", "coverage", named.id(), String.valueOf(from), String.valueOf(to));
        List<String> after = cursor == null ? List.of() : cursors.open(list, cursor);
        List<Unheard> left =
                coverage.of(named, from == null ? Instant.MIN : from, to == null ? Instant.MAX : to).stream()
                        .filter(unheard -> after.isEmpty() || isAfter(unheard, after))
                        .limit(limit + 1L)
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(Freshness.shared(CACHED))
                .body(Page.cut(
                                left,
                                limit,
                                last -> cursors.seal(
                                        list,
                                        last.from().toString(),
                                        last.venue().id()))
                        .map(unheard -> CoverageView.of(unheard, named, environment)));
    }

    private static boolean isAfter(Unheard unheard, List<String> place) {
        int times = unheard.from().compareTo(Instant.parse(place.getFirst()));
        return times > 0 || (times == 0 && unheard.venue().id().compareTo(place.getLast()) > 0);
    }
}
