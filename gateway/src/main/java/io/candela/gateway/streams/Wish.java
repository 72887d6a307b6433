package io.candela.gateway.streams;

import io.candela.gateway.problems.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks to get.
 *
 * @param cursor where it left off
 */
record Wish(List<Selection> selections, Optional<Cursor> cursor) {
    Wish {
        selections = List.copyOf(selections);
    }

    static Refusal invalidCursor() {
        return new Refusal(
                "invalid-cursor", "This is no cursor of a stream. Send the last one that you got, unchanged, or none.");
    }

    List<Selection> of(Channel channel) {
        return selections.stream()
                .filter(selection -> selection.channel().equals(channel))
                .toList();
    }
}
