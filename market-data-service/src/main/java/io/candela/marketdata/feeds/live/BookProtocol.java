package io.candela.marketdata.feeds.live;

import io.candela.marketdata.books.BookRules;
import java.util.List;

/** How one venue's order books are listened to; the venue's parser reads them, too. */
public interface BookProtocol {
    BookRules rules();

    /** The messages that subscribe to the books of all {@code symbols}. */
    List<String> subscriptions(Symbols symbols);

    /** The messages after which the venue begins the book of one symbol anew, and no other; none where that takes a request. */
    List<String> again(String symbol);
}
