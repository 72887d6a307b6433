package io.candela.marketdata.instruments;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import io.candela.platform.problem.InvalidParameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The instruments that are listed here. */
@Component
public class Instruments {
    private final Environment environment;
    private final SortedMap<Instrument, List<Venue>> venues;
    private final Map<String, Instrument> byId;

    Instruments(Environment environment, InstrumentProperties properties) {
        this.environment = environment;
        this.venues = properties.venues();
        this.byId = venues.keySet().stream().collect(Collectors.toMap(Instrument::id, Function.identity()));
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
        Instrument named = byId.get(id);
        if (named == null) {
            throw new UnknownInstrument(id);
        }
        return named;
    }

    /** The pair that a request names by {@code id}, listed or not. Throws {@link UnknownInstrument} if it names none. */
    public Instrument pair(String id) {
        try {
            return new Instrument(id);
        } catch (IllegalArgumentException notAPair) {
            throw new UnknownInstrument(id);
        }
    }

    /** Where an instrument is traded. */
    public List<Venue> venues(Instrument instrument) {
        return List.copyOf(venues.getOrDefault(instrument, List.of()));
    }

    /** Throws {@link InvalidParameter} if {@code venue} is named and is none of those that list the instrument. */
    public void requireListed(Instrument instrument, @Nullable Venue venue) {
        List<Venue> there = venues(instrument);
        if (venue != null && !there.contains(venue)) {
            throw new InvalidParameter(
                    "venue",
                    "'%s' is no venue of %s".formatted(venue, instrument),
                    there.stream().map(Venue::id).toList());
        }
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
