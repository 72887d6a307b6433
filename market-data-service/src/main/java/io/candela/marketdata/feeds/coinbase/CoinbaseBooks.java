package io.candela.marketdata.feeds.coinbase;

import io.candela.marketdata.books.BookRules;
import io.candela.marketdata.books.BookRules.Numbering;
import io.candela.marketdata.feeds.live.BookProtocol;
import io.candela.marketdata.feeds.live.Symbols;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Coinbase's books: all of one, then what has changed, gathered for 50 ms. Neither is numbered nor has a checksum, so a
 * message that is lost while the connection holds does not show.
 */
final class CoinbaseBooks implements BookProtocol {
    /** A book has tens of thousands. */
    private static final int KEPT = 1_000;

    @Override
    public BookRules rules() {
        return new BookRules(KEPT, false, Numbering.NONE);
    }

    /** Heartbeats say that a market in which nothing happens is still there. */
    @Override
    public List<String> subscriptions(Symbols symbols) {
        return List.of(message("subscribe", symbols.all(), "level2_batch\",\"heartbeat"));
    }

    @Override
    public List<String> again(String symbol) {
        List<String> only = List.of(symbol);
        return List.of(message("unsubscribe", only, "level2_batch"), message("subscribe", only, "level2_batch"));
    }

    private static String message(String type, Collection<String> products, String channels) {
        return products.stream()
                .collect(Collectors.joining(
                        "\",\"",
                        "{\"type\":\"" + type + "\",\"product_ids\":[\"",
                        "\"],\"channels\":[\"" + channels + "\"]}"));
    }
}
