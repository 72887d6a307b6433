package io.candela.signals.signals;

import io.candela.contracts.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that was said of one signal, oldest first. */
record Revisions(List<Revision> all) {
    Revisions {
        all = List.copyOf(all);
    }

    /**
     * @param cause what it was made from, as JSON; absent in the oldest records
     */
    record Revision(Signal signal, @Nullable String cause) {}

    /** Where the signal stands among all, whatever was said of it later. */
    Place place() {
        return Place.of(all.getFirst().signal());
    }

    Revision newest() {
        return all.getLast();
    }

    /** The newest that had been said at {@code time}. */
    Optional<Revision> asOf(Instant time) {
        return all.stream()
                .filter(revision -> !revision.signal().emittedAt().isAfter(time))
                .reduce((earlier, later) -> later);
    }

    /** With {@code revision}, unless it is known already. */
    Revisions with(Revision revision) {
        return revision.signal().revision() <= newest().signal().revision()
                ? this
                : new Revisions(Stream.concat(all.stream(), Stream.of(revision)).toList());
    }
}
