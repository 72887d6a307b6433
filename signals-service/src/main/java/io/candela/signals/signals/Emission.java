package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.contracts.Signal.State;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Turn;
import io.candela.signals.strategies.UniverseSetup;
import java.util.Optional;

/**
 * Makes what is to be said of a candle, which follows from the setup, the series and the cause alone: a replay makes the
 * same bytes. A signal is emitted when its cause became known, and expires a number of candles after its candle's close.
 * Whatever does not depend on when that was is said by {@link Turn}, as in back-tests.
 */
final class Emission {
    private Emission() {}

    /** A signal or another revision of the prior one; nothing where there is nothing new to say. */
    static Optional<Signal> of(Configured setup, Series series, Cause cause) {
        Optional<Stance> turn = switch (cause) {
            case SeriesCause one -> one.turn(((Setup) setup).begin());
            case UniverseCause all -> all.turn((UniverseSetup) setup, series.instrument());
        };
        Signal prior = cause.prior();
        if (turn.isEmpty()) {
            return prior == null || prior.state() == State.WITHDRAWN
                    ? Optional.empty()
                    : Optional.of(withdrawn(prior, cause));
        }
        Signal signal = signal(setup, series, cause, turn.get());
        if (prior == null) {
            return Optional.of(signal);
        }
        return saysTheSame(signal, prior) ? Optional.empty() : Optional.of(signal);
    }

    private static boolean saysTheSame(Signal signal, Signal prior) {
        return prior.state() != State.WITHDRAWN
                && signal.side() == prior.side()
                && signal.strength().compareTo(prior.strength()) == 0
                && signal.reason().equals(prior.reason());
    }

    private static Signal signal(Configured setup, Series series, Cause cause, Stance stance) {
        Seen candle = cause.candle();
        Signal prior = cause.prior();
        Turn turn = new Turn(setup, series.instrument(), series.interval(), candle.openTime(), stance);
        return new Signal(
                series.environment(),
                turn.id(),
                setup.strategy().name(),
                setup.strategy().version(),
                setup.parameters(),
                series.instrument(),
                series.interval(),
                stance.side(),
                turn.strength(),
                turn.reason(),
                candle.openTime(),
                candle.revision(),
                cause.at(),
                turn.expiresAt(),
                prior == null ? 0 : prior.revision() + 1,
                prior == null ? State.EMITTED : State.CORRECTED);
    }

    private static Signal withdrawn(Signal prior, Cause cause) {
        return new Signal(
                prior.environment(),
                prior.id(),
                prior.strategy(),
                prior.version(),
                prior.parameters(),
                prior.instrument(),
                prior.interval(),
                prior.side(),
                prior.strength(),
                prior.reason(),
                prior.candleOpenTime(),
                cause.candle().revision(),
                cause.at(),
                prior.expiresAt(),
                prior.revision() + 1,
                State.WITHDRAWN);
    }
}
