package io.candela.marketdata.feeds;

import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "reference")
class FeedsController {
    private static final int ALL = 1000;

    private final FeedStatuses statuses;
    private final InstantSource wallClock;

    FeedsController(FeedStatuses statuses, InstantSource wallClock) {
        this.statuses = statuses;
        this.wallClock = wallClock;
    }

    @GetMapping("/v1/feeds")
    @Operation(
            operationId = "listFeeds",
            summary = "List the feeds",
            description = "Where the data come from, how each source is doing, and when it was heard last.")
    @ApiResponse(responseCode = "200", description = "All feeds")
    ResponseEntity<Page<FeedView>> list() {
        Instant now = wallClock.instant();
        List<FeedView> feeds =
                statuses.all().stream().map(feed -> FeedView.of(feed, now)).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(Page.of(feeds, ALL, null));
    }
}
