package io.candela.marketdata.books;

import io.candela.contracts.Book;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One side of a book, the best level first. Where not all of it is kept, it says so when what is left is too little. */
final class BookSide {
    private final BookRules rules;
    private final Comparator<BigDecimal> order;
    private final NavigableMap<BigDecimal, BookLevel> levels;
    // Of levels beyond this price some are not known.
    private @Nullable BigDecimal reach;

    BookSide(BookRules rules, Comparator<BigDecimal> order) {
        this.rules = rules;
        this.order = order;
        this.levels = new TreeMap<>(order);
    }

    /** Forgets what there was. */
    void begin(List<BookLevel> all) {
        levels.clear();
        reach = null;
        all.forEach(this::put);
        if (!rules.refilled() && levels.size() >= rules.depth()) {
            reach = levels.lastKey();
        }
        shorten();
    }

    void change(List<BookLevel> changes) {
        changes.forEach(this::put);
        shorten();
    }

    boolean isShallow() {
        return reach != null && levels.size() < Book.DEPTH;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    BigDecimal best() {
        return levels.firstKey();
    }

    Collection<BookLevel> levels() {
        return levels.values();
    }

    private void put(BookLevel level) {
        if (reach != null && order.compare(level.price(), reach) > 0) {
            return;
        }
        if (level.isEmpty()) {
            levels.remove(level.price());
        } else {
            levels.put(level.price(), level);
        }
    }

    private void shorten() {
        while (levels.size() > rules.depth()) {
            levels.pollLastEntry();
            reach = rules.refilled() ? null : levels.lastKey();
        }
    }
}
