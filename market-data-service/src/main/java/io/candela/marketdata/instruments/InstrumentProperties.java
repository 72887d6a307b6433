package io.candela.marketdata.instruments;

import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is listed. Which that is depends on the environment: {@code instruments-ENVIRONMENT.yaml} says it.
 *
 * @param listed the venues of each instrument, by the instrument's id
 */
@ConfigurationProperties("candela.market-data.instruments")
record InstrumentProperties(@DefaultValue Map<String, List<String>> listed) {
    SortedMap<Instrument, List<Venue>> venues() {
        SortedMap<Instrument, List<Venue>> venues = new TreeMap<>();
        listed.forEach((id, names) ->
                venues.put(new Instrument(id), names.stream().map(Venue::new).toList()));
        return venues;
    }
}
