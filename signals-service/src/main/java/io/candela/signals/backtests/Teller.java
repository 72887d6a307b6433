package io.candela.signals.backtests;

import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.Turn;
import io.candela.signals.strategies.UniverseSetup;
import io.candela.signals.strategies.UniverseStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what setups would have said live over a span. It goes through the candles once more: of all trials only one is
 * told of, and the others are spared the reasons.
 */
final class Teller {
    private final List<Columns> markets;
    private final Span span;
    private final int most;
    private final Steps steps;

    /** @param most how many turns are kept, the first */
    Teller(List<Columns> markets, Span span, int most, Steps steps) {
        this.markets = markets;
        this.span = span;
        this.most = most;
        this.steps = steps;
    }

    Turns tell(Configured setup) {
        List<Turns> runs = switch (setup) {
            case Setup one ->
                markets.stream().map(columns -> alone(one, columns)).toList();
            case UniverseSetup universe -> compared(universe);
        };
        return Turns.together(runs, most);
    }

    private Turns alone(Setup setup, Columns columns) {
        Voice voice = new Voice(setup, columns);
        Strategy.Fold fold = setup.begin();
        for (int i = span.start(columns); i < span.end(columns); i++) {
            fold.update(columns.bar(i));
            if (fold.ready() && voice.turnsTo(fold.side(), i)) {
                voice.tell(Stance.of(fold), i);
            }
            steps.advance(1);
        }
        return voice.turns();
    }

    private List<Turns> compared(UniverseSetup setup) {
        List<Voice> voices =
                markets.stream().map(columns -> new Voice(setup, columns)).toList();
        Closes.decide(setup, markets, span, steps, (market, index, stance) -> {
            if (stance != null) {
                voices.get(market).takeCompared(stance, index);
            }
        });
        return voices.stream().map(Voice::turns).toList();
    }

    /** What is said of one market. */
    private final class Voice {
        private final Configured setup;
        private final Columns columns;
        private final int first;
        private final List<Turn> kept = new ArrayList<>();
        private @Nullable Side side;
        private @Nullable Instant newest;
        private long count;

        Voice(Configured setup, Columns columns) {
            this.setup = setup;
            this.columns = columns;
            this.first = span.first(columns);
        }

        /** Takes the next position; whether that is a turn to be told. */
        boolean turnsTo(Side next, int index) {
            boolean turns = index >= first && Turn.isOne(side, next);
            side = next;
            return turns;
        }

        void takeCompared(Stance stance, int index) {
            Instant openTime = columns.openTime(index);
            if (newest != null && !UniverseStrategy.remembers(columns.interval(), newest, openTime)) {
                side = null;
            }
            newest = openTime;
            if (turnsTo(stance.side(), index)) {
                tell(stance, index);
            }
        }

        void tell(Stance stance, int index) {
            count++;
            if (kept.size() < most) {
                kept.add(new Turn(setup, columns.instrument(), columns.interval(), columns.openTime(index), stance));
            }
        }

        Turns turns() {
            return new Turns(kept, count);
        }
    }
}
