package io.candela.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
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

    /**
     * The first {@code limit} entries of {@code found}, which has one more if the list goes on.
     *
     * @param cursor what continues a list after the entry that it is given
     */
    public static <T> Page<T> cut(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() > limit
                ? of(found.subList(0, limit), limit, cursor.apply(found.get(limit - 1)))
                : of(found, limit, null);
    }

    /** The same page with each entry as {@code view} shows it. */
    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(data.stream().map(view).toList(), page);
    }
}
