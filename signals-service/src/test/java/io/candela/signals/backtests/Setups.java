package io.candela.signals.backtests;

import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategy;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every strategy that there is, with its standard values: a new one is proved as soon as it is written. */
public final class Setups {
    private static final String PACKAGE = Strategy.class.getPackageName();

    private Setups() {}

    public static Stream<Setup> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Strategy.class));
        return scanner.findCandidateComponents(PACKAGE).stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .filter(type -> type.getPackageName().equals(PACKAGE))
                .map(type -> Setup.of((Strategy) BeanUtils.instantiateClass(type), Map.of()));
    }
}
