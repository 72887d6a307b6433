package io.candela.signals.signals;

import io.candela.signals.signals.Folding.Reason;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.UniverseSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folds the closed candles of one series into the signals of all setups that run on it, and into what universes compare
 * its instrument by. Whatever is repeated changes nothing; a correction is followed through all that came after it. So in
 * the end the signals that stand are those of the candles as they were settled, whatever order they came in.
 */
final class SeriesFold {
    private final Series series;
    private final List<Configured> setups;
    private final String code;
    private final UnsettledCandles candles;
    private final FoldMemory memory;

    SeriesFold(Series series, List<Configured> setups, String code, UnsettledCandles candles, FoldMemory memory) {
        this.series = series;
        this.setups = setups;
        this.code = code;
        this.candles = candles;
        this.memory = memory;
    }

    /**
     * What each setup makes of {@code candle}. All of them take it, or, where one fails and this throws, none: then it is
     * as if it had not come.
     */
    Map<Configured, Folding> take(Seen candle) {
        Seen known = candles.find(candle.openTime());
        Optional<Reason> skip = reasonToSkip(candle, known);
        if (skip.isPresent()) {
            return all(new Skipped(skip.get()));
        }
        boolean changed = known == null || candle.revision() > known.revision();
        candles.save(candle);
        try {
            return fold(candle, changed);
        } catch (RuntimeException failure) {
            candles.remove(candle.openTime());
            if (known != null) {
                candles.save(known);
            }
            throw failure;
        }
    }

    private Optional<Reason> reasonToSkip(Seen candle, @Nullable Seen known) {
        if (!candle.openTime().isAfter(candles.settledTo())) {
            return Optional.of(Reason.TOO_LATE);
        }
        boolean isNews = known == null
                || candle.revision() > known.revision()
                || (candle.revision() == known.revision() && candle.isFinal() && !known.isFinal());
        return isNews ? Optional.empty() : Optional.of(Reason.REPEATED);
    }

    private Map<Configured, Folding> all(Folding folding) {
        Map<Configured, Folding> foldings = new LinkedHashMap<>();
        setups.forEach(setup -> foldings.put(setup, folding));
        return foldings;
    }

    private Map<Configured, Folding> fold(Seen candle, boolean changed) {
        Map<Configured, Folding> foldings = all(new Skipped(Reason.REPEATED));
        Map<Configured, byte[]> memories = new LinkedHashMap<>();
        // Once for all setups: each candle that is read from the store is parsed.
        List<Seen> settled = candle.isFinal() ? candles.between(candles.settledTo(), candle.openTime()) : List.of();
        for (Configured setup : setups) {
            CandleFold fold = fold(setup);
            if (changed) {
                foldings.put(setup, fold.take(candle, candles));
            }
            fold.settle(settled);
            memories.put(setup, fold.memory());
        }
        memories.forEach(memory::save);
        if (candle.isFinal()) {
            candles.settle(candle.openTime());
        }
        return foldings;
    }

    private CandleFold fold(Configured setup) {
        byte[] saved = memory.load(setup);
        return switch (setup) {
            case Setup one -> new SignalFold(one, series, code, saved);
            case UniverseSetup universe -> new MeasureFold(universe, series, saved);
        };
    }
}
