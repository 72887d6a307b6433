package io.candela.signals.backtests;

import io.candela.signals.strategies.Rule;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.UniverseSetup;
import io.candela.signals.strategies.UniverseStrategy;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every strategy that there is, with its standard values: a new one is proved as soon as it is written. */
public final class Setups {
    private static final String PACKAGE = Rule.class.getPackageName();

    private Setups() {}

    /** Those for one instrument at a time. */
    public static Stream<Setup> all() {
        return found(Strategy.class, PACKAGE).map(strategy -> Setup.of(strategy, Map.of()));
    }

    /** Those over a universe. */
    public static Stream<UniverseSetup> universes() {
        return universesIn(PACKAGE);
    }

    static Stream<UniverseSetup> universesIn(String name) {
        return found(UniverseStrategy.class, name).map(strategy -> UniverseSetup.of(strategy, Map.of()));
    }

    private static <T extends Rule> Stream<T> found(Class<T> kind, String name) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(kind));
        return scanner.findCandidateComponents(name).stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .filter(type -> type.getPackageName().equals(name))
                .map(type -> kind.cast(BeanUtils.instantiateClass(type)));
    }
}
