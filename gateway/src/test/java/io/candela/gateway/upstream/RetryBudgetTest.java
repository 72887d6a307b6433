package io.candela.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget();

    @Test
    void whoHasEarnedNothingMayNotSpend() {
        assertThat(budget.spend()).isFalse();
    }

    @Test
    void tenRequestsPayForOneMore() {
        int spent = 0;
        for (int i = 0; i < 1000; i++) {
            budget.earn();
            spent += budget.spend() ? 1 : 0;
        }
        assertThat(spent).isEqualTo(100);
    }

    @Test
    void onlyALittleIsSavedUp() {
        for (int i = 0; i < 1000; i++) {
            budget.earn();
        }
        int spent = 0;
        while (budget.spend()) {
            spent++;
        }
        assertThat(spent).isEqualTo(5);
    }
}
