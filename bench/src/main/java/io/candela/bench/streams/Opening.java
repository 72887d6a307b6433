package io.candela.bench.streams;

import java.io.Serializable;
import java.util.List;

/** How a subscriber opens its stream: on which port of this machine, and by which exchanges, one after the other. */
record Opening(int port, List<Exchange> exchanges) implements Serializable {
    Opening {
        exchanges = List.copyOf(exchanges);
    }
}
