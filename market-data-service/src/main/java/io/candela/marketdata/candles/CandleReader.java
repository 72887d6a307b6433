package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instants;
import io.candela.marketdata.backfill.BackFills;
import io.candela.marketdata.candles.CandleRange.Fill;
import io.candela.marketdata.candles.Gap.Reason;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.coverage.Coverage;
import io.candela.marketdata.coverage.Unheard;
import io.candela.marketdata.history.HistoricCandles;
import io.candela.marketdata.history.TradeSums;
import io.candela.platform.problem.InvalidParameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers a question about candles: those that there are, the gaps between them, and what fills the gaps. */
@Component
class CandleReader {
    private final Candles candles;
    private final BackFills backFills;
    private final HistoricCandles historic;
    private final TradeSums sums;
    private final Coverage coverage;
    private final CandleRules rules;
    private final MarketClock clock;
    private final Environment environment;

    CandleReader(
            Candles candles,
            BackFills backFills,
            HistoricCandles historic,
            TradeSums sums,
            Coverage coverage,
            CandleProperties properties,
            MarketClock clock,
            Environment environment) {
        this.candles = candles;
        this.backFills = backFills;
        this.historic = historic;
        this.sums = sums;
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
        Instant now = now(asked);
        Instant knownBy = asked.asOf() == null ? Instant.MAX : asked.asOf();
        CandleList stored = stored(asked, now);
        CandleList ours = inZone(stored, asked, now);
        CandleList known = inZone(new LoadedBefore(stored, asked.venue(), backFills, historic, knownBy), asked, now);
        Instant closedTo = asked.zoned().floor(now.minus(rules.grace()));
        CandleRange range = asked.from() == null && asked.fill() != Fill.NONE ? newest(known, asked, closedTo) : asked;
        List<Candle> found = find(known, range);
        Instant next = found.size() > range.limit() ? found.getLast().openTime() : null;
        List<Candle> page = found.subList(0, Math.min(range.limit(), found.size()));
        Instant from = from(range, page, closedTo);
        Instant to = next == null ? to(range, page, closedTo) : next;
        List<Unheard> unheard = coverage.of(range.instrument(), from, to).stream()
                .filter(each -> range.counts(each.venue()))
                .flatMap(each -> each.asOf(knownBy).stream())
                .toList();
        Observation observation = Observation.of(unheard, rules.horizon());
        // Before the first candle of our own nothing was observed, whatever has been loaded of that time.
        boolean leading =
                page.isEmpty() || from.isBefore(page.getFirst().openTime()) || LoadedBefore.isLoaded(page.getFirst());
        Instant since =
                leading ? ours.beginning(range.instrument(), range.interval()).orElse(Instant.MAX) : from;
        List<Gap> gaps = new Gaps(range.zoned(), since, closedTo, observation.missing())
                .between(from, to, page.stream().map(Candle::openTime).toList());
        if (range.fill() == Fill.NONE) {
            List<CandleView> rows = page.stream()
                    .map(candle -> CandleView.of(
                            candle,
                            observation,
                            range.from() == null
                                    && range.isPublished()
                                    && range.zoned().isUtc()))
                    .toList();
            return new Answer(rows, gaps, next, settled(range, rows, gaps, to, now));
        }
        Filling filling = new Filling(
                environment, range.instrument(), range.venue(), range.zoned(), range.fill(), rules, observation, now);
        List<CandleView> rows = filling.fill(page, gaps, closeBefore(known, range, from), range.limit());
        return filled(range, rows, gaps, new Part(from, to, next), now);
    }

    private Instant now(CandleRange asked) {
        if (asked.asOf() != null && !asked.isPublished()) {
            throw new InvalidParameter(
                    "asOf", "is remembered of the candles of all venues together, of a minute and longer, only");
        }
        if (asked.asOf() != null) {
            return asked.asOf();
        }
        return asked.isPublished() ? clock.now() : TradedCandles.reached(sums, asked.instrument(), rules, clock.now());
    }

    private CandleList stored(CandleRange asked, Instant now) {
        if (!asked.isPublished()) {
            return new TradedCandles(sums, asked.venue(), rules, environment, now);
        }
        return asked.asOf() == null ? candles : candles.asOf(asked.asOf(), rules);
    }

    private Answer filled(CandleRange range, List<CandleView> rows, List<Gap> gaps, Part part, Instant now) {
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
    private static CandleRange newest(CandleList known, CandleRange asked, Instant closedTo) {
        Instant end = to(asked, known.newest(asked.instrument(), asked.interval(), Instant.MAX, 1), closedTo);
        Instant from = asked.zoned().before(asked.zoned().floor(end), asked.limit());
        return new CandleRange(
                asked.instrument(), asked.venue(), asked.zoned(), from, end, asked.asOf(), asked.limit(), asked.fill());
    }

    private CandleList inZone(CandleList list, CandleRange asked, Instant now) {
        if (asked.zoned().isUtc()) {
            return list;
        }
        return asked.asOf() == null
                ? ZonedCandles.of(list, asked.zoned(), rules, now)
                : ZonedCandles.asOf(list, asked.zoned(), rules, now);
    }

    private static List<Candle> find(CandleList known, CandleRange range) {
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
        return Instants.later(end, closedTo);
    }

    private static BigDecimal closeBefore(CandleList known, CandleRange range, Instant from) {
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
