package io.candela.gateway.streams;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is remembered of all channels. It belongs to one thread; others get copies and the same updates. */
final class Book {
    private final Map<String, ChannelBook> channels = new LinkedHashMap<>();

    Book(List<Channel> channels) {
        channels.forEach(channel -> this.channels.put(channel.name(), new ChannelBook(channel)));
    }

    private Book(Collection<ChannelBook> books) {
        books.forEach(book -> channels.put(book.channel().name(), book.copy()));
    }

    Book copy() {
        return new Book(channels.values());
    }

    ChannelBook channel(String name) {
        ChannelBook book = channels.get(name);
        if (book == null) {
            throw new IllegalArgumentException("No such channel: " + name);
        }
        return book;
    }

    Collection<ChannelBook> channels() {
        return channels.values();
    }
}
