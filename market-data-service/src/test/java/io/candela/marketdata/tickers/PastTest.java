package io.candela.marketdata.tickers;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Instrument;
import io.candela.marketdata.history.StoredHistory;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A replica that begins anew, with the real store. */
class PastTest {
    private static final Instrument PAST_USD = new Instrument("PAST-USD");
    private static final Instant NOW = Minutes.at(2);

    private final Random random = new Random(3);
    private final Day day = new Day(false);

    @Test
    void whatWasNotReadOfTheTopicComesFromTheHistoryOnceItHasComeToWhatWasRead() {
        StoredHistory history = StoredHistory.open();
        Past past = new Past(history.candles());
        List<Candle> before = List.of(candle(-1_500, 0), candle(-1_000, 0), candle(-10, 0));
        Candle corrected = candle(-10, 1);
        Candle read = candle(0, 0);
        history.write(before);
        day.take(corrected);
        day.take(read);

        past.fill(day, PAST_USD, NOW);
        assertThat(window().atHandFrom()).isEqualTo(Minutes.at(0));

        history.write(List.of(corrected, read));
        past.fill(day, PAST_USD, NOW);

        Window window = window();
        assertThat(window.atHandFrom()).isEqualTo(window.from());
        assertThat(window.heardFrom()).isEqualTo(Minutes.at(-1_500));
        assertThat(window.traded())
                .isEqualTo(Traded.of(before.get(1)).and(Traded.of(corrected)).and(Traded.of(read)));
        assertThat(day.wantsPast()).isFalse();
    }

    private Window window() {
        Period period = Period.before(NOW);
        return day.between(period.from(), period.to());
    }

    private Candle candle(int minute, int revision) {
        return Minutes.candle(
                PAST_USD, minute, revision == 0 ? State.CLOSED : State.CORRECTED, revision, 2 + revision, random);
    }
}
