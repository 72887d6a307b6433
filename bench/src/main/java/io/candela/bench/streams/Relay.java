package io.candela.bench.streams;

import io.candela.bench.MeasuredProcess;
import io.candela.contracts.Instrument;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A program that relays trades.
 *
 * @param ways how one may subscribe to it; the first is the one that it is for
 */
record Relay(String name, MeasuredProcess process, List<Way> ways) implements AutoCloseable {
    Relay {
        ways = List.copyOf(ways);
    }

    Way first() {
        return ways.getFirst();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    /**
     * A way to subscribe.
     *
     * @param name as it stands in figures
     * @param opening of a stream of the trades of one instrument
     * @param everything opens a stream of all trades; nothing where there is none
     */
    record Way(
            String name,
            String title,
            Function<Instrument, Opening> opening,
            @Nullable Opening everything) {
        List<Opening> openings(List<Instrument> instruments) {
            return instruments.stream().map(opening).toList();
        }
    }
}
