package io.candela.marketdata.coverage;

import io.candela.contracts.Environment;
import io.candela.contracts.FeedStatus;
import io.candela.contracts.FeedStatus.State;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.marketdata.backfill.BackFills;
import io.candela.marketdata.feeds.FeedStatuses;
import io.candela.marketdata.instruments.Instruments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When the venues of an instrument were not heard: what the ledger has, and what lasts. */
@Component
public class Coverage {
    /** Feeds say several times a second that they hear their venue; what they do not say for so long is not so. */
    private static final Duration UNHEARD = Duration.ofSeconds(10);

    private final Environment environment;
    private final Ledger ledger;
    private final FeedStatuses feeds;
    private final BackFills backFills;
    private final Instruments instruments;
    private final InstantSource wallClock;

    Coverage(
            Environment environment,
            Ledger ledger,
            FeedStatuses feeds,
            BackFills backFills,
            Instruments instruments,
            InstantSource wallClock) {
        this.environment = environment;
        this.ledger = ledger;
        this.feeds = feeds;
        this.backFills = backFills;
        this.instruments = instruments;
        this.wallClock = wallClock;
    }

    /** What overlaps [from, to), by the times at which they begin, and then by venue. */
    public List<Unheard> of(Instrument instrument, Instant from, Instant to) {
        Set<Venue> venues = Set.copyOf(instruments.venues(instrument));
        Stream<Unheard> past = ledger.around(from, to).stream()
                .filter(gap -> venues.contains(gap.venue()) && from.isBefore(gap.to()))
                .map(gap -> Unheard.of(gap, instrument));
        Stream<Unheard> lasting = feeds.all().stream()
                .filter(feed -> venues.contains(feed.venue()) && isUnheard(feed))
                .map(Coverage::lasting);
        Stream<Unheard> heardOf = Stream.concat(past, lasting);
        return Stream.concat(heardOf, loaded(instrument))
                .filter(unheard -> unheard.overlaps(from, to))
                .sorted(Comparator.comparing(Unheard::from).thenComparing(Unheard::venue))
                .toList();
    }

    private Stream<Unheard> loaded(Instrument instrument) {
        return backFills.missed(instrument).stream()
                .map(missed -> new Unheard(
                        missed.venue(), missed.time().from(), missed.time().to(), null));
    }

    // A recording is never unheard, and a feed that was never heard has said nothing that could be missed.
    private boolean isUnheard(FeedStatus feed) {
        Instant heard = feed.lastMessageAt();
        return environment != Environment.REPLAY
                && heard != null
                && (feed.state() != State.RUNNING || !wallClock.instant().isBefore(heard.plus(UNHEARD)));
    }

    private static Unheard lasting(FeedStatus feed) {
        return new Unheard(feed.venue(), Objects.requireNonNull(feed.lastMessageAt()), null, null);
    }
}
