package io.candela.marketdata.books;

import io.candela.marketdata.books.BookChange.Applied;
import io.candela.marketdata.books.BookChange.Cause;
import io.candela.marketdata.books.BookChange.Cause.Crossed;
import io.candela.marketdata.books.BookChange.Cause.Gap;
import io.candela.marketdata.books.BookChange.Cause.Mismatch;
import io.candela.marketdata.books.BookChange.Cause.Shallow;
import io.candela.marketdata.books.BookChange.Lost;
import io.candela.marketdata.books.BookChange.Outdated;
import io.candela.marketdata.books.BookChange.Waiting;
import io.candela.marketdata.books.BookMessage.Kind;
import io.candela.marketdata.books.BookMessage.Numbers;
import io.candela.marketdata.books.BookRules.Numbering;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * The book of one instrument at one venue, made of what the venue says. It is followed from a snapshot on, until
 * something shows that a message was missed; from then on it waits for the next snapshot. Not for several threads.
 */
public final class OrderBook {
    /** Changes that wait for a snapshot; where more have come by then, another snapshot is needed. */
    private static final int MOST_WAITING = 2_000;

    private final BookRules rules;
    private final BookSide bids;
    private final BookSide asks;
    private final Deque<BookMessage> waiting = new ArrayDeque<>();
    private boolean followed;
    private long sequence;

    public OrderBook(BookRules rules) {
        this.rules = rules;
        this.bids = new BookSide(rules, Comparator.reverseOrder());
        this.asks = new BookSide(rules, Comparator.naturalOrder());
    }

    /** Whether the book is as the venue has it, as far as can be told. */
    public boolean isFollowed() {
        return followed;
    }

    /** The venue's number of the last change that is in the book; where it has none, how many messages are. */
    public long sequence() {
        return sequence;
    }

    /** The highest bids, the best first, with the digits of the venue. */
    public List<BookLevel> bids(int most) {
        return bids.levels().stream().limit(most).toList();
    }

    /** The lowest asks, the best first, with the digits of the venue. */
    public List<BookLevel> asks(int most) {
        return asks.levels().stream().limit(most).toList();
    }

    /** Nobody is heard any more who could say how the book goes on. */
    public void abandon() {
        followed = false;
        waiting.clear();
    }

    /** Takes what the venue says. */
    public BookChange take(BookMessage message) {
        if (isOutdated(message)) {
            return new Outdated();
        }
        if (message.kind() == Kind.SNAPSHOT) {
            return begin(message);
        }
        if (!followed) {
            keep(message);
            return new Waiting();
        }
        return follow(message);
    }

    private boolean isOutdated(BookMessage message) {
        return followed
                && rules.numbering() != Numbering.NONE
                && numbers(message).last() <= sequence;
    }

    private BookChange begin(BookMessage snapshot) {
        bids.begin(snapshot.bids());
        asks.begin(snapshot.asks());
        followed = true;
        BookChange change = judge(snapshot);
        while (followed && !waiting.isEmpty()) {
            BookMessage next = waiting.removeFirst();
            if (!isOutdated(next)) {
                change = follow(next);
            }
        }
        return change;
    }

    private BookChange follow(BookMessage changes) {
        if (rules.numbering() == Numbering.CONSECUTIVE && numbers(changes).first() > sequence + 1) {
            // It is not known before the next snapshot whether that has it.
            waiting.addFirst(changes);
            return lose(new Gap(sequence + 1, numbers(changes).first()));
        }
        bids.change(changes.bids());
        asks.change(changes.asks());
        return judge(changes);
    }

    private BookChange judge(BookMessage message) {
        sequence = rules.numbering() == Numbering.NONE
                ? sequence + 1
                : numbers(message).last();
        if (message.checksum() != null) {
            long found = BookChecksum.of(bids.levels(), asks.levels());
            if (found != message.checksum()) {
                return lose(new Mismatch(message.checksum(), found));
            }
        }
        if (!bids.isEmpty() && !asks.isEmpty() && bids.best().compareTo(asks.best()) >= 0) {
            return lose(new Crossed(bids.best(), asks.best()));
        }
        if (bids.isShallow() || asks.isShallow()) {
            return lose(new Shallow());
        }
        return new Applied();
    }

    private Lost lose(Cause cause) {
        followed = false;
        return new Lost(cause);
    }

    // Only numbers tell which of them the next snapshot already has.
    private void keep(BookMessage changes) {
        if (rules.numbering() == Numbering.CONSECUTIVE) {
            waiting.addLast(changes);
            if (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
        }
    }

    private static Numbers numbers(BookMessage message) {
        return Objects.requireNonNull(message.numbers(), "A message has no numbers, though its venue has");
    }
}
