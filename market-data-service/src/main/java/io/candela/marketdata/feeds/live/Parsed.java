package io.candela.marketdata.feeds.live;

import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Trade;
import io.candela.marketdata.books.BookMessage;
import java.util.List;

/** What a frame says. */
public sealed interface Parsed {
    /** What frames of this sort are counted under. */
    String kind();

    /** Trades, oldest first. */
    record Traded(List<Trade> trades) implements Parsed {
        @Override
        public String kind() {
            return "trade";
        }
    }

    record Quoted(List<Quote> quotes) implements Parsed {
        @Override
        public String kind() {
            return "quote";
        }
    }

    /** What has become of books. */
    record Booked(List<BookMessage> books) implements Parsed {
        @Override
        public String kind() {
            return "book";
        }
    }

    /** The number of the newest trade that there is, whether it was heard or not. */
    record Numbered(String kind, Instrument instrument, long newest) implements Parsed {}

    /** A sign of life, such as a heartbeat or the answer to a subscription. */
    record Alive(String kind) implements Parsed {}

    /** A message that is known and of no use here. */
    record PassedOver(String kind) implements Parsed {}

    /** A message of a kind that was not there when the parser was written. */
    record Unknown(String name) implements Parsed {
        @Override
        public String kind() {
            return "unknown";
        }
    }

    /** The venue does not do what it was asked for. */
    record Refused(String why) implements Parsed {
        @Override
        public String kind() {
            return "refused";
        }
    }

    /** The venue wants us to connect anew. */
    record Leaving(String kind) implements Parsed {}

    /** Not what the venue's documentation promises. */
    record Broken(String why) implements Parsed {
        @Override
        public String kind() {
            return "malformed";
        }
    }
}
