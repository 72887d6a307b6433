package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Venue;
import io.candela.signals.indicators.Bar;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Reason;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Strategy;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folds the candles of one instrument and interval into the signals of one setup: a signal whenever the strategy's
 * position changes. The first position that a strategy takes is no change, and gives no signal.
 *
 * <p>Every candle counts once, in the form in which it first closed, and in the order of time: what comes again, comes
 * late, or corrects is skipped. So the signals depend on nothing but the closed candles.
 */
final class SignalFold {
    private static final byte FORMAT = 1;
    private static final int HEADER = Byte.BYTES + Long.BYTES + Byte.BYTES;

    private final Setup setup;
    private final Strategy.Fold fold;
    private Instant newest = Instant.MIN;
    private @Nullable Side position;

    SignalFold(Setup setup) {
        this.setup = setup;
        this.fold = setup.begin();
    }

    /** A fold that goes on where the one that gave {@code memory} stood. */
    SignalFold(Setup setup, byte[] memory) {
        this(setup);
        ByteBuffer source = ByteBuffer.wrap(memory);
        if (memory.length != HEADER + fold.size() * Double.BYTES || source.get() != FORMAT) {
            throw new IllegalStateException("Not a memory of " + setup.label());
        }
        newest = Instant.ofEpochSecond(source.getLong());
        position = position(source.get());
        fold.load(source.asDoubleBuffer());
    }

    /** All that is remembered, bit for bit: format, open time of the newest candle (s), position, the strategy's own. */
    byte[] memory() {
        ByteBuffer target = ByteBuffer.allocate(HEADER + fold.size() * Double.BYTES);
        target.put(FORMAT).putLong(newest.getEpochSecond());
        target.put(code(position));
        DoubleBuffer doubles = target.asDoubleBuffer();
        fold.save(doubles);
        return target.array();
    }

    Folding fold(Candle candle) {
        Optional<Reason> skip = reasonToSkip(candle);
        if (skip.isPresent()) {
            return new Skipped(skip.get());
        }
        newest = candle.openTime();
        Optional<Stance> stance = fold.update(Bar.of(candle));
        return new Folded(stance.filter(this::changesPosition).map(change -> Emission.of(setup, candle, change)));
    }

    private Optional<Reason> reasonToSkip(Candle candle) {
        if (candle.state() == State.OPEN) {
            return Optional.of(Reason.OPEN);
        }
        if (candle.revision() > 0) {
            return Optional.of(Reason.CORRECTED);
        }
        if (!candle.venue().equals(Venue.CONSOLIDATED)) {
            return Optional.of(Reason.SINGLE_VENUE);
        }
        return candle.openTime().isAfter(newest) ? Optional.empty() : Optional.of(Reason.NOT_NEWER);
    }

    private boolean changesPosition(Stance stance) {
        Side before = position;
        position = stance.side();
        return before != null && before != position;
    }

    private static byte code(@Nullable Side position) {
        return switch (position) {
            case null -> 0;
            case LONG -> 1;
            case FLAT -> 2;
            case SHORT -> 3;
        };
    }

    private static @Nullable Side position(byte code) {
        return switch (code) {
            case 0 -> null;
            case 1 -> Side.LONG;
            case 2 -> Side.FLAT;
            case 3 -> Side.SHORT;
            default -> throw new IllegalStateException("There is no position " + code);
        };
    }
}
