package io.candela.sandbox.stage;

import io.candela.sandbox.exchanges.Exchange;
import io.candela.sandbox.exchanges.Exchange.Answer;
import io.candela.sandbox.exchanges.Exchange.View;
import io.candela.sandbox.exchanges.Subscriptions;
import io.candela.sandbox.market.Listed;
import io.candela.sandbox.market.Market;
import io.candela.sandbox.market.MarketEvent;
import io.candela.sandbox.market.Tape.Shelf;
import io.candela.sandbox.stage.Faults.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The market with its exchanges and their subscribers. Time goes on when it is told to; what is sent then depends only on
 * the seed, on how often time went on, and on what subscribers and faults asked for before.
 */
public final class Stage {
    private final List<Listed> listed;
    private final Market market;
    private final Shelf tapes = Shelf.empty();
    private final Map<String, Place> places = new LinkedHashMap<>();

    public Stage(List<Listed> listed, Market market, List<Exchange> exchanges) {
        this.listed = List.copyOf(listed);
        this.market = market;
        exchanges.forEach(exchange -> places.put(exchange.name(), new Place(exchange)));
    }

    public synchronized Instant now() {
        return market.time();
    }

    /** Lets the market go on in steps, as long as the next one is not past {@code time}. */
    public synchronized void advance(Instant time) {
        while (!market.time().plus(Market.STEP).isAfter(time)) {
            Instant before = market.time();
            List<MarketEvent> events = market.step();
            Instant now = market.time();
            for (MarketEvent event : events) {
                tapes.add(event);
                place(event.venue()).tell(event, now);
            }
            boolean newSecond = before.getEpochSecond() != now.getEpochSecond();
            places.values().forEach(place -> place.pass(now, newSecond));
        }
    }

    /** A subscriber has come. */
    synchronized void open(String exchange, Connection connection) {
        Place place = place(exchange);
        place.connections.put(connection, new Subscriptions());
        place.exchange.greet().forEach(connection::send);
    }

    synchronized void hear(String exchange, Connection connection, String text) {
        Place place = place(exchange);
        Subscriptions of = place.connections.get(connection);
        if (of != null) {
            place.exchange.hear(text, of).forEach(connection::send);
        }
    }

    synchronized void closed(String exchange, Connection connection) {
        place(exchange).connections.remove(connection);
    }

    synchronized Reply ask(String exchange, String path, Map<String, String> query) {
        Place place = place(exchange);
        Duration busy = place.faults.busy(now());
        if (busy.isPositive()) {
            return new Reply.Busy(busy);
        }
        View view = new View(listed, one -> tapes.of(exchange, one), now());
        return new Reply.Answered(place.exchange.answer(path, query, view), place.faults.delay(now()));
    }

    /** Lets something go wrong at an exchange. */
    public synchronized void begin(String exchange, Fault fault) {
        Place place = place(exchange);
        if (place.faults.begin(fault, now())) {
            List.copyOf(place.connections.keySet()).forEach(Connection::close);
        }
    }

    Set<String> exchanges() {
        return places.keySet();
    }

    private Place place(String exchange) {
        Place place = places.get(exchange);
        if (place == null) {
            throw new IllegalArgumentException("There is no exchange '" + exchange + "'");
        }
        return place;
    }

    /** What becomes of a request. */
    sealed interface Reply {
        record Answered(Answer answer, Duration delay) implements Reply {}

        record Busy(Duration pause) implements Reply {}
    }

    /** An exchange with those who listen to it. */
    private static final class Place {
        private static final Subscriptions NOBODY = new Subscriptions();

        private final Exchange exchange;
        private final Faults faults = new Faults();
        private final Map<Connection, Subscriptions> connections = new LinkedHashMap<>();
        private final Deque<Late> late = new ArrayDeque<>();

        Place(Exchange exchange) {
            this.exchange = exchange;
        }

        void tell(MarketEvent event, Instant now) {
            if (connections.isEmpty()) {
                // It goes on when nobody listens, and knows what was before when somebody comes.
                exchange.tell(event, NOBODY);
            }
            for (Said said : faults.instead(event, now)) {
                connections.forEach((connection, of) -> {
                    for (String frame : exchange.tell(said.event(), of)) {
                        switch (said.frames()) {
                            case WHOLE -> send(connection, frame, now);
                            case CUT -> send(connection, frame.substring(0, frame.length() / 2), now);
                            case LOST -> {}
                        }
                    }
                });
            }
        }

        void pass(Instant now, boolean newSecond) {
            while (!late.isEmpty() && !late.getFirst().due().isAfter(now)) {
                Late next = late.removeFirst();
                next.to().send(next.frame());
            }
            if (newSecond) {
                connections.forEach(
                        (connection, of) -> exchange.beat(now, of).forEach(frame -> send(connection, frame, now)));
            }
        }

        private void send(Connection connection, String frame, Instant now) {
            if (faults.isFrozen(now)) {
                return;
            }
            Duration delay = faults.delay(now);
            if (delay.isZero() && late.isEmpty()) {
                connection.send(frame);
            } else {
                late.addLast(new Late(connection, frame, now.plus(delay)));
            }
        }
    }

    private record Late(Connection to, String frame, Instant due) {}
}
