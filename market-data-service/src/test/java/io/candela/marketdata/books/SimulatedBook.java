package io.candela.marketdata.books;

import io.candela.contracts.Instrument;
import io.candela.marketdata.books.BookMessage.Kind;
import io.candela.marketdata.books.BookMessage.Numbers;
import io.candela.marketdata.books.BookRules.Numbering;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A venue's own book, plain sorted maps that change at random, and what the venue says of it. */
final class SimulatedBook {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instrument BTC = new Instrument("BTC-USD");

    private final RandomGenerator random;
    private final BookRules rules;
    private final boolean checksums;
    private final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private long number = 1_000;

    SimulatedBook(RandomGenerator random, BookRules rules, boolean checksums) {
        this.random = random;
        this.rules = rules;
        this.checksums = checksums;
        for (int i = 0; i < 40; i++) {
            change();
        }
    }

    BookMessage snapshot() {
        return message(Kind.SNAPSHOT, levels(bids()), levels(asks()), number);
    }

    /** Changes some levels, and says which have changed. */
    BookMessage next() {
        Map<BigDecimal, BigDecimal> bidsBefore = new HashMap<>(bids());
        Map<BigDecimal, BigDecimal> asksBefore = new HashMap<>(asks());
        long first = number + 1;
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change();
        }
        return message(Kind.CHANGES, changes(bidsBefore, bids()), changes(asksBefore, asks()), first);
    }

    List<BookLevel> topBids(int most) {
        return levels(bids()).stream().limit(most).toList();
    }

    List<BookLevel> topAsks(int most) {
        return levels(asks()).stream().limit(most).toList();
    }

    private void change() {
        number++;
        boolean bid = random.nextBoolean();
        BigDecimal price = BigDecimal.valueOf(bid ? 1_000 - random.nextInt(60) : 1_001 + random.nextInt(60), 1);
        NavigableMap<BigDecimal, BigDecimal> side = bid ? bids : asks;
        if (random.nextInt(3) == 0 && side.size() > 1) {
            side.remove(price);
        } else {
            side.put(price, BigDecimal.valueOf(1 + random.nextInt(500), 3));
        }
    }

    private SortedMap<BigDecimal, BigDecimal> bids() {
        return shown(bids);
    }

    private SortedMap<BigDecimal, BigDecimal> asks() {
        return shown(asks);
    }

    private SortedMap<BigDecimal, BigDecimal> shown(SortedMap<BigDecimal, BigDecimal> side) {
        TreeMap<BigDecimal, BigDecimal> shown = new TreeMap<>(side);
        while (rules.refilled() && shown.size() > rules.depth()) {
            shown.pollLastEntry();
        }
        return shown;
    }

    /** Levels that are pushed out by better ones are not said to be gone. */
    private List<BookLevel> changes(Map<BigDecimal, BigDecimal> before, SortedMap<BigDecimal, BigDecimal> after) {
        List<BookLevel> changes = new ArrayList<>();
        after.forEach((price, quantity) -> {
            BigDecimal was = before.get(price);
            if (was == null || quantity.compareTo(was) != 0) {
                changes.add(new BookLevel(price, quantity));
            }
        });
        before.keySet().forEach(price -> {
            boolean beyond =
                    rules.refilled() && after.size() == rules.depth() && !isBetter(price, after.lastKey(), after);
            if (!after.containsKey(price) && !beyond) {
                changes.add(new BookLevel(price, BigDecimal.ZERO));
            }
        });
        return changes;
    }

    @SuppressWarnings("unchecked")
    private static boolean isBetter(BigDecimal one, BigDecimal other, SortedMap<BigDecimal, BigDecimal> side) {
        Comparator<BigDecimal> order = (Comparator<BigDecimal>) side.comparator();
        return order == null ? one.compareTo(other) < 0 : order.compare(one, other) < 0;
    }

    private BookMessage message(Kind kind, List<BookLevel> bidLevels, List<BookLevel> askLevels, long first) {
        Numbers numbers = rules.numbering() == Numbering.NONE ? null : new Numbers(Math.min(first, number), number);
        return new BookMessage(BTC, kind, bidLevels, askLevels, numbers, checksum(), TIME);
    }

    private @Nullable Long checksum() {
        if (!checksums) {
            return null;
        }
        CRC32 sum = new CRC32();
        sum.update((digits(topAsks(10)) + digits(topBids(10))).getBytes(StandardCharsets.US_ASCII));
        return sum.getValue();
    }

    private static String digits(List<BookLevel> levels) {
        StringBuilder digits = new StringBuilder();
        for (BookLevel level : levels) {
            digits.append(level.price().toPlainString().replace(".", "").replaceFirst("^0+", ""));
            digits.append(level.quantity().toPlainString().replace(".", "").replaceFirst("^0+", ""));
        }
        return digits.toString();
    }

    private static List<BookLevel> levels(SortedMap<BigDecimal, BigDecimal> side) {
        return side.entrySet().stream()
                .map(level -> new BookLevel(level.getKey(), level.getValue()))
                .toList();
    }
}
