package io.candela.signals.grades;

import io.candela.contracts.Grade;
import java.math.BigDecimal;

/**
 * Which of the newest grades are wanted, and in what order.
 *
 * @param minTrader the least trader grade
 * @param minInvestor the least investor grade
 */
record GradeQuery(int minTrader, int minInvestor, GradeOrder order) {
    boolean matches(Grade grade) {
        return grade.trader().compareTo(BigDecimal.valueOf(minTrader)) >= 0
                && grade.investor().compareTo(BigDecimal.valueOf(minInvestor)) >= 0;
    }
}
