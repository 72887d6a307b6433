package io.candela.marketdata.feeds.binance;

import io.candela.marketdata.books.BookRules;
import io.candela.marketdata.books.BookRules.Numbering;
import io.candela.marketdata.feeds.live.BookProtocol;
import io.candela.marketdata.feeds.live.Symbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Binance's books: changes of each tenth of a second, numbered without holes; the book that they change is asked for. */
final class BinanceBooks implements BookProtocol {
    /** As many levels of each side as are asked for. */
    static final int DEPTH = 1_000;

    @Override
    public BookRules rules() {
        return new BookRules(DEPTH, false, Numbering.CONSECUTIVE);
    }

    @Override
    public List<String> subscriptions(Symbols symbols) {
        return List.of(symbols.all().stream()
                .map(symbol -> symbol.toLowerCase(Locale.ROOT) + "@depth@100ms")
                .collect(Collectors.joining("\",\"", "{\"method\":\"SUBSCRIBE\",\"params\":[\"", "\"],\"id\":1}")));
    }

    @Override
    public List<String> again(String symbol) {
        return List.of();
    }
}
