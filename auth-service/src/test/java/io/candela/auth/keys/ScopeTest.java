package io.candela.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void scopesAreNamedByWhatTheyOpenAndHow() {
        assertThat(Scope.allCodes())
                .containsExactly(
                        "market:read",
                        "signals:read",
                        "signals:backtest",
                        "stream",
                        "alerts:write",
                        "account:read",
                        "account:write",
                        "admin");
    }

    @Test
    void aScopeIsFoundByItsNameOnly() {
        assertThat(Scope.parse("account:write")).contains(Scope.ACCOUNT_WRITE);
        assertThat(Scope.parse("ACCOUNT_WRITE")).isEmpty();
        assertThat(Scope.parse("withdraw")).isEmpty();
    }
}
