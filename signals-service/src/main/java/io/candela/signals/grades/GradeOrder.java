package io.candela.signals.grades;

import io.candela.contracts.Grade;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The orders that a list of grades can have. */
enum GradeOrder implements Comparator<Grade> {
    BY_INSTRUMENT("instrument", grade -> BigDecimal.ZERO),
    BY_TRADER("trader", Grade::trader),
    BY_TRADER_DOWN("-trader", grade -> grade.trader().negate()),
    BY_INVESTOR("investor", Grade::investor),
    BY_INVESTOR_DOWN("-investor", grade -> grade.investor().negate());

    private final String code;
    private final Function<Grade, BigDecimal> value;

    GradeOrder(String code, Function<Grade, BigDecimal> value) {
        this.code = code;
        this.value = value;
    }

    /** The order that a caller writes {@code code}, if there is one. */
    static Optional<GradeOrder> parse(String code) {
        return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(order -> order.code).toList();
    }

    Rank rank(Grade grade) {
        return new Rank(value.apply(grade), grade.instrument().id());
    }

    @Override
    public int compare(Grade one, Grade other) {
        return rank(one).compareTo(rank(other));
    }
}
