package io.candela.signals.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.signals.scorecards.Verdict.Broken;
import io.candela.signals.scorecards.Verdict.Intact;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AuditTest {
    private static final int ROWS = 20;

    @Example
    void aChainIsIntactAsItWasWrittenAndWhereThereIsNothing() {
        List<Link> chain = chain();
        assertThat(audit(chain)).isEqualTo(new Intact(chain.getLast().head()));
        assertThat(Audit.of(List.<Link>of().iterator(), Head.NONE)).isEqualTo(new Intact(Head.NONE));
    }

    @Property
    void anAlteredRecordIsNamed(@ForAll @IntRange(min = 1, max = ROWS) int sequence) {
        List<Link> chain = chain();
        Link link = chain.get(sequence - 1);
        chain.set(sequence - 1, new Link(sequence, link.previous(), link.hash(), link.record() + " "));
        assertThat(audit(chain)).isEqualTo(new Broken(sequence, "altered"));
    }

    @Property
    void aRowThatWasAlteredTogetherWithItsHashIsNamedByTheNextOne(
            @ForAll @IntRange(min = 1, max = ROWS - 1) int sequence) {
        List<Link> chain = chain();
        Link link = chain.get(sequence - 1);
        String record = "{\"forged\":true}";
        chain.set(sequence - 1, new Link(sequence, link.previous(), Chain.hash(link.previous(), record), record));
        assertThat(audit(chain)).isEqualTo(new Broken(sequence + 1, "altered"));
    }

    @Property
    void aMissingRowIsNamed(@ForAll @IntRange(min = 1, max = ROWS) int sequence) {
        List<Link> chain = chain();
        chain.remove(sequence - 1);
        assertThat(audit(chain)).isEqualTo(new Broken(sequence, "missing"));
    }

    @Example
    void aLastRowThatWasWrittenAnewIsFoundByTheNoteBesideTheChain() {
        List<Link> chain = chain();
        Link last = chain.removeLast();
        chain.add(Link.after(chain.getLast().head(), "{\"forged\":true}"));
        assertThat(Audit.of(chain.iterator(), last.head())).isEqualTo(new Broken(ROWS, "altered"));
    }

    @Example
    void theHashIsThatOfThePreviousHashFollowedByTheRecord() {
        // printf '%064d{"a":1}' 0 | sha256sum
        assertThat(Chain.hash(Chain.ORIGIN, "{\"a\":1}"))
                .isEqualTo("fc6cee09194dd2578bd7664604fcb72a539066fd34544cea0009c43eb6cdc289");
    }

    /** With the note as it was when the chain was written. */
    private static Verdict audit(List<Link> chain) {
        return Audit.of(chain.iterator(), chain().getLast().head());
    }

    private static List<Link> chain() {
        List<Link> chain = new ArrayList<>();
        Head head = Head.NONE;
        for (int i = 0; i < ROWS; i++) {
            Link link = Link.after(head, "{\"row\":%d}".formatted(i));
            chain.add(link);
            head = link.head();
        }
        return chain;
    }
}
