package io.candela.marketdata.feeds.kraken;

import io.candela.marketdata.books.BookRules;
import io.candela.marketdata.books.BookRules.Numbering;
import io.candela.marketdata.feeds.live.BookProtocol;
import io.candela.marketdata.feeds.live.Symbols;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Kraken's books: a snapshot, then changes, each with a checksum of the ten best levels. Nothing is numbered. */
final class KrakenBooks implements BookProtocol {
    /** The least of the depths on offer (10, 25, 100, 500, 1000) that has what is served. */
    private static final int DEPTH = 25;

    @Override
    public BookRules rules() {
        return new BookRules(DEPTH, true, Numbering.NONE);
    }

    @Override
    public List<String> subscriptions(Symbols symbols) {
        return List.of(message("subscribe", symbols.all()));
    }

    @Override
    public List<String> again(String symbol) {
        List<String> only = List.of(symbol);
        return List.of(message("unsubscribe", only), message("subscribe", only));
    }

    private static String message(String method, Collection<String> symbols) {
        return symbols.stream()
                .collect(Collectors.joining(
                        "\",\"",
                        "{\"method\":\"%s\",\"params\":{\"channel\":\"book\",\"depth\":%d,\"symbol\":[\""
                                .formatted(method, DEPTH),
                        "\"]}}"));
    }
}
