package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Venue;
import io.candela.marketdata.backfill.BackFills;
import io.candela.marketdata.candles.CandleRange.Fill;
import io.candela.marketdata.candles.Gap.Reason;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.coverage.Coverage;
import io.candela.marketdata.history.BackFilledCandles;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers a question about candles: those that there are, the gaps between them, and what fills the gaps. */
@Component
class CandleReader {
    private final Candles candles;
    private final CandleList known;
    private final Coverage coverage;
    private final CandleRules rules;
    private final MarketClock clock;
    private final Environment environment;

    CandleReader(
            Candles candles,
            BackFills backFills,
            BackFilledCandles loaded,
            Coverage coverage,
            CandleProperties properties,
            MarketClock clock,
            Environment environment) {
        this.candles = candles;
        this.known = new LoadedBefore(candles, backFills, loaded, Instant.MAX);
        this.coverage = coverage;
        this.rules = properties.rules();
        this.clock = clock;
        this.environment = environment;
    }

    /**
     * A part of the list.
     *
     * @param next open time of the first interval that did not fit; absent at the list's end
     * @param settled whether nothing in this part can change any more
     */
    record Answer(
            List<CandleView> rows, List<Gap> gaps, @Nullable Instant next, boolean settled) {}

    Answer read(CandleRange asked) {
        Instant now = clock.now();
        Instant closedTo = asked.interval().floor(now.minus(rules.grace()));
        CandleRange range = asked.from() == null && asked.fill() != Fill.NONE ? newest(asked, closedTo) : asked;
        List<Candle> found = find(range);
        Instant next = found.size() > range.limit() ? found.getLast().openTime() : null;
        List<Candle> page = found.subList(0, Math.min(range.limit(), found.size()));
        Instant from = from(range, page, closedTo);
        Instant to = next == null ? to(range, page, closedTo) : next;
        Observation observation = Observation.of(coverage.of(range.instrument(), from, to), rules.horizon());
        List<Gap> gaps = gaps(range, page, closedTo, new Part(from, to, next), observation);
        if (range.fill() == Fill.NONE) {
            List<CandleView> rows = page.stream()
                    .map(candle -> CandleView.of(candle, observation))
                    .toList();
            return new Answer(rows, gaps, next, settled(range, rows, gaps, to, now));
        }
        return filled(range, page, gaps, new Part(from, to, next), observation, now);
    }

    private Answer filled(
            CandleRange range, List<Candle> page, List<Gap> gaps, Part part, Observation observation, Instant now) {
        Filling filling =
                new Filling(environment, range.instrument(), range.interval(), range.fill(), rules, observation, now);
        List<CandleView> rows = filling.fill(page, gaps, closeBefore(range, part.from()), range.limit());
        if (rows.isEmpty() || !rows.getLast().closeTime().isBefore(part.to())) {
            return new Answer(rows, gaps, part.next(), settled(range, rows, gaps, part.to(), now));
        }
        // The rows that fill gaps take the place of candles that would have fitted.
        Instant end = rows.size() == range.limit() ? rows.getLast().closeTime() : part.to();
        Instant next = rows.size() == range.limit() ? end : part.next();
        List<Gap> within = gaps.stream()
                .filter(gap -> gap.from().isBefore(end))
                .map(gap -> gap.to().isAfter(end) ? new Gap(gap.from(), end, gap.reason()) : gap)
                .toList();
        return new Answer(rows, within, next, settled(range, rows, within, end, now));
    }

    /** The newest rows, where every interval gets one, are a range that can be named. */
    private CandleRange newest(CandleRange asked, Instant closedTo) {
        Duration length = asked.interval().length();
        Instant end = to(asked, known.newest(asked.instrument(), asked.interval(), Instant.MAX, 1), closedTo);
        Instant from = asked.interval().floor(end).minus(length.multipliedBy(asked.limit()));
        return new CandleRange(asked.instrument(), asked.interval(), from, end, asked.limit(), asked.fill());
    }

    private List<Candle> find(CandleRange range) {
        Instant to = range.to() == null ? Instant.MAX : range.to();
        Instant from = range.from();
        return from == null
                ? known.newest(range.instrument(), range.interval(), to, range.limit())
                : known.ascending(range.instrument(), range.interval(), from, to, range.limit() + 1);
    }

    private static Instant from(CandleRange range, List<Candle> page, Instant closedTo) {
        if (range.from() != null) {
            return range.from();
        }
        return page.isEmpty() ? closedTo : page.getFirst().openTime();
    }

    private static Instant to(CandleRange range, List<Candle> page, Instant closedTo) {
        if (range.to() != null) {
            return range.to();
        }
        Instant end = page.isEmpty() ? closedTo : page.getLast().closeTime();
        return end.isAfter(closedTo) ? end : closedTo;
    }

    private List<Gap> gaps(CandleRange range, List<Candle> page, Instant closedTo, Part part, Observation observation) {
        // Before the first candle of our own nothing was observed, whatever has been loaded of that time.
        boolean leading = page.isEmpty()
                || part.from().isBefore(page.getFirst().openTime())
                || !page.getFirst().venue().equals(Venue.CONSOLIDATED);
        Instant observedFrom = leading
                ? candles.beginning(range.instrument(), range.interval()).orElse(Instant.MAX)
                : part.from();
        return new Gaps(range.interval(), observedFrom, closedTo, observation.missing())
                .between(
                        part.from(),
                        part.to(),
                        page.stream().map(Candle::openTime).toList());
    }

    private BigDecimal closeBefore(CandleRange range, Instant from) {
        List<Candle> before = known.newest(range.instrument(), range.interval(), from, 1);
        return before.isEmpty() ? BigDecimal.ZERO : before.getFirst().close();
    }

    private boolean settled(CandleRange range, List<CandleView> rows, List<Gap> gaps, Instant to, Instant now) {
        return range.from() != null
                && !now.isBefore(to.plus(rules.horizon()))
                && rows.stream().allMatch(CandleView::settled)
                && gaps.stream().allMatch(gap -> gap.reason() == Reason.NO_TRADES);
    }

    /** What a page covers. */
    private record Part(Instant from, Instant to, @Nullable Instant next) {}
}
