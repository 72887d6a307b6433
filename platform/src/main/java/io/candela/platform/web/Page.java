package io.candela.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param data the entries, in the order of the list
 * @param page where the next part is
 */
@Schema(description = "A part of a list")
public record Page<T>(List<T> data, Position page) implements Paged {
    public Page {
        data = List.copyOf(data);
    }

    /** A page with at most {@code limit} entries; {@code next} is the cursor of the next one, or null at the list's end. */
    public static <T> Page<T> of(List<T> data, int limit, @Nullable String next) {
        return new Page<>(data, new Position(next, limit));
    }
}
