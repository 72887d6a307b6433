package io.candela.gateway.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a shard that read the same channels over the same kind of connection. While they are where everybody is
 * they have the same cursor, so a frame becomes the same message for all of them and is written down once.
 */
final class Group {
    private final Framing framing;
    private final List<ChannelBook> books;
    private final Messages messages;
    private @Nullable Frame frame;
    private byte[] message = new byte[0];

    Group(Framing framing, List<ChannelBook> books, Messages messages) {
        this.framing = framing;
        this.books = List.copyOf(books);
        this.messages = messages;
    }

    List<ChannelBook> books() {
        return books;
    }

    /** The message of the frame that has just been added to the book. */
    byte[] event(Frame added) {
        if (frame != added) {
            message = messages.event(framing, added, cursor(added.time()));
            frame = added;
        }
        return message;
    }

    /** Where everybody is. */
    byte[] cursor(long time) {
        return Cursor.write(time, books.stream().map(ChannelBook::place).toList());
    }
}
