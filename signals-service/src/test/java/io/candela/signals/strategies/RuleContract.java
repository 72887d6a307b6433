package io.candela.signals.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.signals.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

/** What every strategy keeps to, whatever it runs over. */
interface RuleContract {
    Rule strategy();

    @Example
    default void itsNameIsASlugAndItRunsWithItsStandardValues() {
        assertThat(strategy().name()).matches("[a-z][a-z0-9-]{0,63}");
        assertThat(strategy().version()).isPositive();
        assertThat(strategy().lifetime()).isPositive();
        assertThat(strategy().description()).isNotBlank();
        assertThat(Configured.of(strategy(), Map.of()).parameters())
                .hasSameSizeAs(strategy().parameters());
    }

    /** Signals tell their parameters as whole numbers. */
    @Example
    default void itsParametersAreWholeNumbersAndAValueOutOfItsRangeIsRefused() {
        for (Parameter parameter : strategy().parameters()) {
            assertThat(parameter.kind()).isEqualTo(Parameter.Kind.WHOLE);
            for (BigDecimal value : List.of(
                    parameter.minimum().subtract(BigDecimal.ONE),
                    parameter.maximum().add(BigDecimal.ONE),
                    parameter.standard().add(new BigDecimal("0.5")))) {
                assertThatThrownBy(() -> Configured.of(strategy(), Map.of(parameter.name(), value)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(parameter.name());
            }
        }
    }
}
