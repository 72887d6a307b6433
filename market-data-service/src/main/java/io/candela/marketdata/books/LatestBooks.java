package io.candela.marketdata.books;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.contracts.Venue;
import io.candela.marketdata.present.TopicMemory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** The newest book of every instrument at every venue, whichever replica follows it. */
@Component
class LatestBooks implements TopicMemory {
    private static final long TAIL = 1_000;

    private final Map<Instrument, ConcurrentSkipListMap<Venue, Book>> books = new ConcurrentHashMap<>();

    @Override
    public Topic topic() {
        return Topics.BOOKS;
    }

    /** Books that are followed are told every few seconds: what has not been told lately is of no use. */
    @Override
    public long tail() {
        return TAIL;
    }

    /** Those of one venue come in the order in which they were told, since they have one key. */
    @Override
    public void take(Object value) {
        if (value instanceof Book book) {
            books.computeIfAbsent(book.instrument(), any -> new ConcurrentSkipListMap<>())
                    .put(book.venue(), book);
        }
    }

    /** By venue; empty before the first. */
    List<Book> of(Instrument instrument) {
        return List.copyOf(
                books.getOrDefault(instrument, new ConcurrentSkipListMap<>()).values());
    }
}
