package io.candela.signals.grades;

import io.candela.contracts.Grade;
import io.candela.contracts.Instrument;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest grade of every instrument, in memory. */
@Component
final class Grades {
    private final MarketTime time;
    private final ConcurrentSkipListMap<Instrument, Grade> newest = new ConcurrentSkipListMap<>();

    Grades(MarketTime time) {
        this.time = time;
    }

    /** Takes the grades of an instrument in the order of their topic. */
    void add(Grade grade) {
        newest.put(grade.instrument(), grade);
        time.reached(Times.known(grade));
    }

    Optional<Grade> of(Instrument instrument) {
        return Optional.ofNullable(newest.get(instrument));
    }

    /** The first {@code most} grades that {@code query} asks for, or the first after {@code after} where it is given. */
    List<Grade> find(GradeQuery query, @Nullable Rank after, int most) {
        return newest.values().stream()
                .filter(query::matches)
                .filter(grade -> after == null || query.order().rank(grade).compareTo(after) > 0)
                .sorted(query.order())
                .limit(most)
                .toList();
    }
}
