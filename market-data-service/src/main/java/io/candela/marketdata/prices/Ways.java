package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways from one currency to another through instruments that are traded. Currencies are the same if their tickers are: a
 * stable coin is none but itself.
 */
final class Ways {
    private static final int MOST_STEPS = 3;

    private final Instrument wanted;
    private final Map<String, List<Step>> steps = new HashMap<>();

    private Ways(Instrument wanted, Collection<Instrument> through) {
        this.wanted = wanted;
        for (Instrument instrument : through) {
            add(new Step(instrument, false));
            add(new Step(instrument, true));
        }
    }

    private void add(Step step) {
        steps.computeIfAbsent(step.from(), any -> new ArrayList<>()).add(step);
    }

    /** All ways from the base of {@code wanted} to its quote that have the fewest steps, which are at most three. */
    static List<List<Step>> shortest(Instrument wanted, Collection<Instrument> through) {
        if (wanted.base().equals(wanted.quote())) {
            return List.of();
        }
        Ways ways = new Ways(wanted, through);
        for (int length = 1; length <= MOST_STEPS; length++) {
            List<List<Step>> found = new ArrayList<>();
            ways.walk(List.of(), length, found);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private void walk(List<Step> walked, int left, List<List<Step>> found) {
        String at = walked.isEmpty() ? wanted.base() : walked.getLast().to();
        for (Step step : steps.getOrDefault(at, List.of())) {
            boolean arrives = step.to().equals(wanted.quote());
            if (arrives == (left == 1) && !wasAt(step.to(), walked)) {
                List<Step> way = new ArrayList<>(walked);
                way.add(step);
                if (arrives) {
                    found.add(way);
                } else {
                    walk(way, left - 1, found);
                }
            }
        }
    }

    private boolean wasAt(String currency, List<Step> walked) {
        return currency.equals(wanted.base())
                || walked.stream().anyMatch(step -> step.to().equals(currency));
    }
}
