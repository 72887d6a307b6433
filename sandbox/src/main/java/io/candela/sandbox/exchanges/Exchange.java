package io.candela.sandbox.exchanges;

import io.candela.sandbox.market.Listed;
import io.candela.sandbox.market.MarketEvent;
import io.candela.sandbox.market.Tape;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How one exchange speaks. What it says depends on nothing but what it is told. */
public interface Exchange {
    String name();

    /** What it says when someone connects. */
    List<String> greet();

    /** Its answers to what a subscriber has sent; the subscriber's subscriptions change. */
    List<String> hear(String text, Subscriptions of);

    /** What a subscriber hears of something that has happened. */
    List<String> tell(MarketEvent event, Subscriptions of);

    /** What a subscriber hears when a second has passed. */
    List<String> beat(Instant time, Subscriptions of);

    /** The answer to a request, as JSON would write it: maps, lists, texts and numbers. */
    Answer answer(String path, Map<String, String> query, View view);

    /** What an exchange knows when it is asked. */
    record View(List<Listed> listed, Tapes tapes, Instant now) {}

    /** What is remembered of an instrument at this exchange. */
    @FunctionalInterface
    interface Tapes {
        Tape of(Listed listed);
    }

    /** An answer with its status. */
    record Answer(int status, Object body) {
        static Answer of(Object body) {
            return new Answer(200, body);
        }
    }
}
