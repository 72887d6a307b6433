package io.candela.marketdata.tickers;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.contracts.Venue;
import io.candela.marketdata.present.TopicMemory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The last day of every instrument. */
@Component
class Days implements TopicMemory {
    private final Map<Instrument, Day> days = new ConcurrentHashMap<>();
    private volatile boolean complete;

    @Override
    public Topic topic() {
        return Topics.CANDLES;
    }

    /** Nothing: a day of candles, each told several times a second while it was open, is asked of the history instead. */
    @Override
    public long tail() {
        return 0;
    }

    @Override
    public void begin(boolean fromTheFirst) {
        complete = fromTheFirst;
    }

    @Override
    public void take(Object value) {
        if (value instanceof Candle candle
                && candle.interval() == Interval.M1
                && candle.venue().equals(Venue.CONSOLIDATED)) {
            of(candle.instrument()).take(candle);
        }
    }

    Day of(Instrument instrument) {
        return days.computeIfAbsent(instrument, any -> new Day(complete));
    }
}
