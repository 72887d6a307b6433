package io.candela.signals.grades;

import io.candela.contracts.Grade;
import java.math.BigDecimal;

/**
 * Which of the newest grades are wanted, and in what order.
 *
 * @param minTrader the least trader grade
 * @param minInvestor the least investor grade
 */
record GradeQuery(BigDecimal minTrader, BigDecimal minInvestor, GradeOrder order) {
    boolean matches(Grade grade) {
        return grade.trader().compareTo(minTrader) >= 0 && grade.investor().compareTo(minInvestor) >= 0;
    }
}
