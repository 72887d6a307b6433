package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The money flow index: {@code 100 * in / (in + out)}, where {@code in} and {@code out} are the sums of typical price times
 * volume over those of the last {@code period} bars whose typical price {@code (high + low + close) / 3} rose or fell from
 * the bar before; 0 where neither did (Gene Quong and Avrum Soudack, Technical Analysis of Stocks and Commodities, March
 * 1989; TA-Lib's {@code MFI}, which also takes less than one unit of money for nothing). Warm-up: {@code period + 1} bars.
 * One line, 0 to 100.
 */
public final class Mfi extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "mfi",
            1,
            "The money flow index: the share of money that changed hands at rising typical prices, 0 to 100.",
            List.of(Parameter.whole("period", "Changes that the index spans", 2, 1000, 14)),
            List.of("mfi"),
            values -> new Mfi(values.whole("period")));

    private final Cell typical = part(new Cell());
    private final RollingSum in;
    private final RollingSum out;

    /** A flow over {@code period} changes, at least 2. */
    public Mfi(int period) {
        super(period + 1, 1);
        this.in = part(new RollingSum(Periods.atLeast(2, period)));
        this.out = part(new RollingSum(period));
    }

    @Override
    void take(Bar bar) {
        double price = bar.typical();
        if (seen() > 1) {
            double money = price * bar.volume();
            in.add(price > typical.value ? money : 0);
            out.add(price < typical.value ? money : 0);
        }
        typical.value = price;
    }

    @Override
    double line(int line) {
        double moved = in.value() + out.value();
        return moved == 0 ? 0 : 100 * (in.value() / moved);
    }
}
