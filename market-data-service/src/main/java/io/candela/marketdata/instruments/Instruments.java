package io.candela.marketdata.instruments;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The instruments that are listed here. */
@Component
public class Instruments {
    private final Environment environment;
    private final SortedMap<Instrument, List<Venue>> venues;

    Instruments(Environment environment, InstrumentProperties properties) {
        this.environment = environment;
        this.venues = properties.venues();
    }

    public Set<Instrument> ids() {
        return Set.copyOf(venues.keySet());
    }

    /** How many instruments are listed at each venue. */
    public SortedMap<Venue, Integer> countByVenue() {
        SortedMap<Venue, Integer> count = new TreeMap<>();
        venues.values().forEach(those -> those.forEach(venue -> count.merge(venue, 1, Integer::sum)));
        return count;
    }

    /** The instrument that a request names by {@code id}. Throws {@link UnknownInstrument}. */
    public Instrument named(String id) {
        return venues.keySet().stream()
                .filter(instrument -> instrument.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownInstrument(id));
    }

    /** Where an instrument is traded. */
    public List<Venue> venues(Instrument instrument) {
        return List.copyOf(venues.getOrDefault(instrument, List.of()));
    }

    Listing listing(Instrument instrument) {
        return Listing.of(instrument, venues(instrument), environment);
    }

    /** At most {@code limit} listings whose ids come after {@code after}, in the order of ids. */
    List<Listing> after(String after, int limit) {
        return venues.keySet().stream()
                .filter(instrument -> instrument.id().compareTo(after) > 0)
                .limit(limit)
                .map(this::listing)
                .toList();
    }
}
