package io.candela.gateway.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The questions that are on their way to services, so that nobody asks the same meanwhile. */
final class Flights {
    private final Map<Address, Flight> airborne = new ConcurrentHashMap<>();

    /** The flight for {@code address}; whoever is told that it is theirs must end it. */
    Boarding board(Address address) {
        Flight mine = new Flight(this, address);
        Flight other = airborne.putIfAbsent(address, mine);
        return other == null ? new Boarding(mine, true) : new Boarding(other, false);
    }

    record Boarding(Flight flight, boolean leading) {}

    /** One question, and all who wait for its answer. */
    static final class Flight {
        private final Flights flights;
        private final Address address;
        private final Sinks.One<Landing> landing = Sinks.one();

        private Flight(Flights flights, Address address) {
            this.flights = flights;
            this.address = address;
        }

        /** Ends it; whoever comes later asks anew. Only the first end counts. */
        void land(Landing how) {
            flights.airborne.remove(address, this);
            landing.tryEmitValue(how);
        }

        Mono<Landing> landing() {
            return landing.asMono();
        }
    }

    /** How a flight ended. */
    sealed interface Landing {
        record Shared(Answer answer) implements Landing {}

        /** The answer is nobody else's business, or none came: everyone asks for themselves. */
        record Alone() implements Landing {}

        /** Who asked went away; somebody else has to ask. */
        record Abandoned() implements Landing {}
    }
}
