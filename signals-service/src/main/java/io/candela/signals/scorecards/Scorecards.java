package io.candela.signals.scorecards;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.scorecards.Outcomes.Card;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of the outcomes; each answer is of one moment. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Scorecards {
    private final Outcomes outcomes;
    private final Tasks tasks;

    Scorecards(Outcomes outcomes, Tasks tasks) {
        this.outcomes = outcomes;
        this.tasks = tasks;
    }

    List<Card> cards(OutcomeQuery query, Card after, int most) {
        return outcomes.cards(query, after, most);
    }

    Scorecard of(Card card) {
        CandleSeries series = new CandleSeries(
                new Instrument(card.instrument()),
                Interval.parse(card.interval()).orElseThrow());
        return Scorecard.of(outcomes.of(card), tasks.pending(card.setup(), series));
    }

    List<Link> outcomes(OutcomeQuery query, long before, int most) {
        return outcomes.find(query, before, most);
    }

    Verdict verify() {
        Head head = outcomes.head();
        return outcomes.all(rows -> Audit.of(rows, head));
    }
}
