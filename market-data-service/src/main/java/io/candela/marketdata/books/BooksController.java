package io.candela.marketdata.books;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.problem.StaleData;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.MaxAge;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "market")
class BooksController {
    private static final int ALL = 1000;
    private static final Duration CACHED = Duration.ofSeconds(1);

    private final LatestBooks books;
    private final Instruments instruments;
    private final MarketClock clock;

    BooksController(LatestBooks books, Instruments instruments, MarketClock clock) {
        this.books = books;
        this.instruments = instruments;
        this.clock = clock;
    }

    @GetMapping("/v1/books/{instrument}")
    @Operation(
            operationId = "listBooks",
            summary = "List the newest order books of an instrument",
            description =
                    "The best bids and asks at each venue whose book is followed, in the order of the venues. A book that"
                            + " messages are missing of is asked for anew, and is `stale` until then. Recordings have no books.")
    @ApiResponse(responseCode = "200", description = "A book for each venue")
    ResponseEntity<Page<BookView>> list(
            @PathVariable String instrument,
            @Parameter(description = "Only the book of this venue", example = "kraken")
                    @RequestParam(required = false)
                    @Nullable
                    Venue venue,
            @Parameter(description = "How many levels of each side")
                    @RequestParam(defaultValue = "10")
                    @Min(1)
                    @Max(Book.DEPTH)
                    int depth,
            @Parameter(
                            description =
                                    "Leaves out books that are stale or changed longer ago than this; 503 stale-data if"
                                            + " none is left",
                            example = "2s")
                    @RequestParam(required = false)
                    @Nullable
                    String maxAge) {
        Instrument named = instruments.named(instrument);
        Instant now = clock.now();
        List<Book> found = books.of(named).stream()
                .filter(book -> venue == null || book.venue().equals(venue))
                .toList();
        List<Book> served = maxAge == null ? found : fresh(found, MaxAge.parse(maxAge), named, now);
        return ResponseEntity.ok()
                .cacheControl(maxAge == null ? caching(served, now) : CacheControl.noCache())
                .body(Page.of(
                        served.stream()
                                .map(book -> BookView.of(book, depth, now))
                                .toList(),
                        ALL,
                        null));
    }

    private static List<Book> fresh(List<Book> found, MaxAge maxAge, Instrument instrument, Instant now) {
        List<Book> fresh = found.stream()
                .filter(book -> now.isBefore(book.staleAt())
                        && Freshness.age(book.time(), now).compareTo(maxAge.most()) <= 0)
                .toList();
        if (fresh.isEmpty()) {
            Duration least = found.stream()
                    .map(book -> Freshness.age(book.time(), now))
                    .min(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            // One that was lost a moment ago is not old, and must not be served either.
            throw least.compareTo(maxAge.most()) > 0 ? new StaleData(least, maxAge.most()) : new NoBook(instrument);
        }
        return fresh;
    }

    // Never past staleAt.
    private static CacheControl caching(List<Book> served, Instant now) {
        boolean last = served.stream()
                .map(Book::staleAt)
                .filter(now::isBefore)
                .allMatch(staleAt -> staleAt.isAfter(now.plus(CACHED)));
        return last ? Freshness.shared(CACHED) : CacheControl.noCache();
    }
}
