package io.candela.signals.metrics;

import io.candela.contracts.Instrument;
import io.candela.signals.history.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * How the returns of instruments move together.
 *
 * @param instruments in the order of rows and columns
 * @param observations how many returns were compared: those between times at which all have a candle
 * @param rows Pearson's correlation of each with each; 1 on the diagonal, NaN where a price never moved
 */
public record Correlations(List<Instrument> instruments, int observations, List<List<Double>> rows) {
    public Correlations {
        instruments = List.copyOf(instruments);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The matrix for candles of one interval. */
    public static Correlations of(List<Columns> all) {
        Alignment alignment = Alignment.of(all);
        List<Returns> returns = all.stream()
                .map(columns -> alignment.closes(columns.instrument()).returns())
                .toList();
        List<List<Double>> rows = new ArrayList<>();
        for (Returns one : returns) {
            rows.add(returns.stream().map(one::correlation).toList());
        }
        return new Correlations(
                all.stream().map(Columns::instrument).toList(),
                returns.getFirst().size(),
                rows);
    }
}
