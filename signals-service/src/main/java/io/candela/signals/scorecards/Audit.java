package io.candela.signals.scorecards;

import io.candela.signals.scorecards.Verdict.Broken;
import io.candela.signals.scorecards.Verdict.Intact;
import java.util.Iterator;
import java.util.Optional;

/** Walks the chain from its first row and finds the first one that is not as it was written. */
final class Audit {
    private Audit() {}

    /**
     * @param rows all rows in their order
     * @param expected where the chain ends according to the note that is kept beside it
     */
    static Verdict of(Iterator<Link> rows, Head expected) {
        Head head = Head.NONE;
        while (rows.hasNext()) {
            Link row = rows.next();
            Optional<Broken> broken = check(row, head);
            if (broken.isPresent()) {
                return broken.get();
            }
            head = row.head();
        }
        if (head.rows() < expected.rows()) {
            return new Broken(head.rows() + 1, "missing");
        }
        return head.equals(expected) ? new Intact(head) : new Broken(head.rows(), "altered");
    }

    private static Optional<Broken> check(Link row, Head head) {
        if (row.sequence() != head.rows() + 1) {
            return Optional.of(new Broken(head.rows() + 1, "missing"));
        }
        boolean holds = row.previous().equals(head.hash()) && row.hash().equals(Chain.hash(head.hash(), row.record()));
        return holds ? Optional.empty() : Optional.of(new Broken(row.sequence(), "altered"));
    }
}
