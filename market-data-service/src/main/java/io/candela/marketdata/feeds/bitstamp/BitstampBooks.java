package io.candela.marketdata.feeds.bitstamp;

import io.candela.marketdata.books.BookRules;
import io.candela.marketdata.books.BookRules.Numbering;
import io.candela.marketdata.feeds.live.BookProtocol;
import io.candela.marketdata.feeds.live.Symbols;
import java.util.List;

/** Bitstamp's books: each message has the best hundred levels, so that one that is lost does no harm. */
final class BitstampBooks implements BookProtocol {
    static final String BOOK = "order_book_";
    static final String CHANGES = "diff_order_book_";

    private static final int DEPTH = 100;

    @Override
    public BookRules rules() {
        return new BookRules(DEPTH, true, Numbering.ASCENDING);
    }

    @Override
    public List<String> subscriptions(Symbols symbols) {
        return symbols.all().stream()
                .map(symbol -> message("subscribe", symbol))
                .toList();
    }

    @Override
    public List<String> again(String symbol) {
        return List.of(message("unsubscribe", symbol), message("subscribe", symbol));
    }

    private static String message(String event, String symbol) {
        return "{\"event\":\"bts:" + event + "\",\"data\":{\"channel\":\"" + BOOK + symbol + "\"}}";
    }
}
