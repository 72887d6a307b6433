package io.candela.signals.indicators;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All indicators that there are, by name. */
public final class Indicators {
    private static final SortedMap<String, IndicatorType> BY_NAME = byName(
            Adx.TYPE,
            Aroon.TYPE,
            Atr.TYPE,
            Bollinger.TYPE,
            Cci.TYPE,
            Cmf.TYPE,
            Dema.TYPE,
            Donchian.TYPE,
            Ema.TYPE,
            Hma.TYPE,
            Ichimoku.TYPE,
            Kama.TYPE,
            Keltner.TYPE,
            Macd.TYPE,
            Mfi.TYPE,
            Momentum.TYPE,
            Natr.TYPE,
            Obv.TYPE,
            ParabolicSar.TYPE,
            PivotPoints.TYPE,
            RealisedVolatility.TYPE,
            Roc.TYPE,
            Rsi.TYPE,
            Sma.TYPE,
            StochRsi.TYPE,
            Stochastic.TYPE,
            SuperTrend.TYPE,
            Tema.TYPE,
            Vwap.TYPE,
            WilliamsR.TYPE,
            Wma.TYPE,
            ZScore.TYPE);

    private Indicators() {}

    /** The indicator called {@code name}, if there is one. */
    public static Optional<IndicatorType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All of them, in the order of their names. */
    public static Collection<IndicatorType> all() {
        return BY_NAME.values();
    }

    private static SortedMap<String, IndicatorType> byName(IndicatorType... types) {
        SortedMap<String, IndicatorType> byName = new TreeMap<>();
        for (IndicatorType type : types) {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalArgumentException("Two indicators are called " + type.name());
            }
        }
        return Collections.unmodifiableSortedMap(byName);
    }
}
