package io.candela.signals.grades;

import io.candela.contracts.Grade;
import io.candela.contracts.Instrument;
import io.candela.platform.problem.InvalidParameter;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.MaxAge;
import io.candela.platform.web.Page;
import io.candela.signals.following.SqlTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
@RequestMapping("/v1/grades")
@Tag(name = "signals")
class GradesController {
    private static final String ALL_IDS = "instrument";
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final Grades grades;
    private final GradeHistory history;
    private final MarketTime time;
    private final Cursors cursors;

    GradesController(Grades grades, GradeHistory history, MarketTime time, Cursors cursors) {
        this.grades = grades;
        this.history = history;
        this.time = time;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listGrades",
            summary = "List the newest grades",
            description = "One for each instrument that has candles enough for one: three days. No grade depends on"
                    + " anything but closed candles; docs/methodology/grades.md says how.")
    @ApiResponse(responseCode = "200", description = "A page of grades")
    ResponseEntity<Page<GradeView>> list(
            @Parameter(description = "The least trader grade", example = "60")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    @Max(100)
                    int minTrader,
            @Parameter(description = "The least investor grade", example = "60")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    @Max(100)
                    int minInvestor,
            @Parameter(
                            description = "Refuses, with 503 stale-data, a page on which a grade is older than this",
                            example = "2h")
                    @RequestParam(required = false)
                    @Nullable
                    String maxAge,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(
                            description =
                                    "`-trader` has the best trader grade first, `instrument` is the order of the ids",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "instrument",
                                                "trader",
                                                "-trader",
                                                "investor",
                                                "-investor"
                                            }))
                    @RequestParam(defaultValue = ALL_IDS)
                    String sort) {
        GradeQuery query = new GradeQuery(minTrader, minInvestor, order(sort));
        Rank after = cursor == null ? null : rank(cursors.open(listOf(query), cursor));
        Page<Grade> page = Page.cut(
                grades.find(query, after, limit + 1),
                limit,
                last -> seal(query, query.order().rank(last)));
        Instant now = time.now();
        if (maxAge != null) {
            MaxAge accepted = MaxAge.parse(maxAge);
            page.data().forEach(grade -> accepted.require(Times.age(grade, now)));
        }
        Page<GradeView> views = page.map(grade -> GradeView.of(grade, now, false));
        boolean stale = views.data().stream().anyMatch(GradeView::stale);
        return ResponseEntity.ok()
                .cacheControl(caching(stale || maxAge != null))
                .body(views);
    }

    @GetMapping("/{instrument}")
    @Operation(
            operationId = "getGrade",
            summary = "Get the grade of an instrument",
            description = "The newest, or the newest that was known at a time; if asked, with all that it was computed"
                    + " from.")
    @ApiResponse(
            responseCode = "200",
            description = "The grade",
            headers =
                    @Header(
                            name = HttpHeaders.AGE,
                            description = "How many seconds old it is, by the environment's clock",
                            schema = @Schema(type = "integer", example = "1")))
    ResponseEntity<GradeView> one(
            @PathVariable Instrument instrument,
            @Parameter(description = "Answers what was known then", example = "2013-12-02T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant asOf,
            @Parameter(description = "Adds what each component was made of") @RequestParam(required = false) @Nullable
                    Part include,
            @Parameter(
                            description = "Refuses, with 503 stale-data, a grade that is older than this, at `asOf` if"
                                    + " that is given",
                            example = "2h")
                    @RequestParam(required = false)
                    @Nullable
                    String maxAge) {
        Instant now = asOf == null ? time.now() : asOf;
        Grade grade = (asOf == null ? grades.of(instrument) : history.asOf(instrument, asOf))
                .orElseThrow(() -> new NoGrade(instrument));
        Duration age = Times.age(grade, now);
        if (maxAge != null) {
            MaxAge.parse(maxAge).require(age);
        }
        GradeView view = GradeView.of(grade, now, include == Part.LINEAGE);
        return ResponseEntity.ok()
                .header(HttpHeaders.AGE, Long.toString(age.toSeconds()))
                .cacheControl(caching(view.stale() || maxAge != null))
                .body(view);
    }

    @GetMapping("/{instrument}/history")
    @Operation(
            operationId = "listGradeHistory",
            summary = "List all grades that an instrument has had",
            description = "The newest first; time is that at which a grade became known. A correction of a candle gives"
                    + " another grade of the same candles, never a changed one.")
    @ApiResponse(responseCode = "200", description = "A page of grades")
    ResponseEntity<Page<GradeView>> history(
            @PathVariable Instrument instrument,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        InvalidParameter.requireRange(from, to);
        String list = "grades %s %s %s".formatted(instrument.id(), from, to);
        GradeHistory.Place after = cursor == null ? null : place(cursors.open(list, cursor));
        List<GradeHistory.Entry> found = history.between(
                instrument, from == null ? SqlTime.FIRST : from, to == null ? SqlTime.LAST : to, after, limit + 1);
        Instant now = time.now();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(Page.cut(found, limit, last -> seal(list, last.place()))
                        .map(entry -> GradeView.of(entry.grade(), now, false)));
    }

    private static GradeOrder order(String sort) {
        return GradeOrder.parse(sort)
                .orElseThrow(
                        () -> new InvalidParameter("sort", "'%s' is no order".formatted(sort), GradeOrder.codes()));
    }

    private static String listOf(GradeQuery query) {
        return "grades " + query;
    }

    private String seal(GradeQuery query, Rank rank) {
        return cursors.seal(listOf(query), rank.value().toPlainString(), rank.instrument());
    }

    private static Rank rank(List<String> fields) {
        return new Rank(new BigDecimal(fields.getFirst()), fields.getLast());
    }

    private String seal(String list, GradeHistory.Place place) {
        return cursors.seal(list, place.knownAt().toString(), Long.toString(place.position()));
    }

    private static GradeHistory.Place place(List<String> fields) {
        return new GradeHistory.Place(Instant.parse(fields.getFirst()), Long.parseLong(fields.getLast()));
    }

    // What is stale already, or soon will be for the caller, is not shared.
    private static CacheControl caching(boolean guarded) {
        return guarded ? CacheControl.noCache() : Freshness.shared(CACHED);
    }

    /** What can be added to a grade. */
    enum Part {
        LINEAGE
    }
}
