package io.candela.marketdata.venues;

import io.candela.contracts.Environment;
import io.candela.contracts.FeedStatus;
import io.candela.contracts.Venue;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.feeds.FeedStatuses;
import io.candela.marketdata.feeds.FeedView;
import io.candela.marketdata.instruments.Instruments;
import io.candela.marketdata.prices.Contributions;
import io.candela.marketdata.prices.Contributions.Contribution;
import io.candela.marketdata.venues.VenueView.Excluded;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "reference")
class VenuesController {
    private static final int ALL = 1000;

    private final Environment environment;
    private final Instruments instruments;
    private final FeedStatuses feeds;
    private final Contributions contributions;
    private final MarketClock clock;
    private final InstantSource wallClock;

    VenuesController(
            Environment environment,
            Instruments instruments,
            FeedStatuses feeds,
            Contributions contributions,
            MarketClock clock,
            InstantSource wallClock) {
        this.environment = environment;
        this.instruments = instruments;
        this.feeds = feeds;
        this.contributions = contributions;
        this.clock = clock;
        this.wallClock = wallClock;
    }

    @GetMapping("/v1/venues")
    @Operation(
            operationId = "listVenues",
            summary = "List the venues",
            description =
                    "Where instruments are traded, how each venue is heard, and what of it prices are made without at the"
                            + " moment: what is too old, or too far from the other venues.")
    @ApiResponse(responseCode = "200", description = "All venues, in the order of their ids")
    ResponseEntity<Page<VenueView>> list() {
        List<FeedStatus> statuses = feeds.all();
        Map<Venue, Integer> listed = instruments.countByVenue();
        TreeSet<Venue> venues = new TreeSet<>(listed.keySet());
        statuses.forEach(status -> venues.add(status.venue()));
        List<VenueView> views = venues.stream()
                .map(venue -> view(venue, listed.getOrDefault(venue, 0), statuses))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(Page.of(views, ALL, null));
    }

    private VenueView view(Venue venue, int listed, List<FeedStatus> statuses) {
        List<FeedView> heard = statuses.stream()
                .filter(status -> status.venue().equals(venue))
                .map(status -> FeedView.of(status, wallClock.instant()))
                .toList();
        Instant now = clock.now();
        List<Contribution> all = contributions.of(venue, now);
        List<Excluded> excluded =
                all.stream().flatMap(each -> Excluded.of(each, now)).toList();
        return new VenueView(venue, environment, listed, all.size() - excluded.size(), excluded, heard);
    }
}
