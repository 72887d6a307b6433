package io.candela.signals.grades;

import io.candela.contracts.Grade;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The orders that a list of grades can have. */
enum GradeOrder implements Comparator<Grade> {
    BY_INSTRUMENT("instrument"),
    BY_TRADER("trader"),
    BY_TRADER_DOWN("-trader"),
    BY_INVESTOR("investor"),
    BY_INVESTOR_DOWN("-investor");

    private final String code;

    GradeOrder(String code) {
        this.code = code;
    }

    /** The order that a caller writes {@code code}, if there is one. */
    static Optional<GradeOrder> parse(String code) {
        return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(order -> order.code).toList();
    }

    Rank rank(Grade grade) {
        BigDecimal value = switch (this) {
            case BY_INSTRUMENT -> BigDecimal.ZERO;
            case BY_TRADER -> grade.trader();
            case BY_TRADER_DOWN -> grade.trader().negate();
            case BY_INVESTOR -> grade.investor();
            case BY_INVESTOR_DOWN -> grade.investor().negate();
        };
        return new Rank(value, grade.instrument().id());
    }

    @Override
    public int compare(Grade one, Grade other) {
        return rank(one).compareTo(rank(other));
    }
}
