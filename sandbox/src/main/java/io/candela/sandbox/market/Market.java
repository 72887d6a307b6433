package io.candela.sandbox.market;

import io.candela.sandbox.market.MarketEvent.Quoted;
import io.candela.sandbox.market.MarketEvent.Traded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The simulated market. It goes forward in steps of a quarter of a second; everything follows from the seed and the
 * number of steps. Prices are exponentials of a random walk that all instruments share by their betas and that each adds
 * to; the walk has moods and jumps. Venues follow the fair price, each with a small error that it corrects. Currencies have
 * chance of their own, so that coins go the same way without them.
 */
public final class Market {
    public static final Duration STEP = Duration.ofMillis(250);

    private static final double STEPS_A_YEAR = Duration.ofDays(365).dividedBy(STEP);
    private static final double SHARED = 0.7;
    private static final double OWN = Math.sqrt(1 - SHARED * SHARED);
    private static final double JUMP = 1.0 / 40_000;
    private static final double JUMP_SIZE = 0.004;
    private static final double SHARED_JUMP = 40;

    // More than there are trades in a second, so that a market that begins later has higher numbers.
    private static final long NUMBERS_A_SECOND = 10;

    private final RandomGenerator random;
    private final RandomGenerator currencies;
    private final List<Pair> pairs = new ArrayList<>();
    private final double[] fair;
    private final List<Listed> listed;
    private Regime regime = Regime.CALM;
    private Instant time;

    /** @param venues with how many trades a second each instrument has there */
    public Market(long seed, List<Listed> listed, List<Venue> venues, Instant begin) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.currencies = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
        this.listed = List.copyOf(listed);
        this.fair = listed.stream().mapToDouble(Listed::price).toArray();
        this.time = begin;
        for (int i = 0; i < listed.size(); i++) {
            for (Venue venue : venues) {
                pairs.add(new Pair(venue, listed.get(i), i));
            }
        }
    }

    /** A place of trade. */
    public record Venue(String name, double tradesASecond) {}

    public Instant time() {
        return time;
    }

    /** What happens in the next step, in the order of time. */
    public List<MarketEvent> step() {
        regime = regime.next(random);
        double together = random.nextGaussian() + regime.drift / 10 + jump(SHARED_JUMP, random);
        for (int i = 0; i < fair.length; i++) {
            move(i, together);
        }
        List<MarketEvent> events = new ArrayList<>();
        for (Pair pair : pairs) {
            pair.step(events);
        }
        time = time.plus(STEP);
        return events;
    }

    private void move(int i, double together) {
        Listed one = listed.get(i);
        double sigma = one.volatility() / StrictMath.sqrt(STEPS_A_YEAR) * regime.agitation;
        RandomGenerator chance = chance(one);
        double walk = SHARED * one.beta() * together + OWN * chance.nextGaussian();
        fair[i] *= StrictMath.exp(sigma * walk + jump(JUMP_SIZE, chance));
    }

    private static double jump(double size, RandomGenerator chance) {
        return chance.nextDouble() < JUMP ? size * chance.nextGaussian() : 0;
    }

    private RandomGenerator chance(Listed one) {
        return one.isCurrency() ? currencies : random;
    }

    /** One instrument at one venue. */
    private final class Pair {
        private static final double ERROR = 2e-5;
        private static final double CORRECTION = 0.02;
        private static final double HALF_SPREAD = 1.2e-4;
        private static final double TYPICAL_VALUE = 700;
        private static final long LONGEST_PAUSE = 60_000;
        private static final long LAST_MICROSECOND = STEP.toNanos() / 1_000 - 1;

        private final Venue venue;
        private final Listed of;
        private final int index;
        private final RandomGenerator chance;
        private double error;
        private long number;
        private long bid;
        private long ask;

        Pair(Venue venue, Listed of, int index) {
            this.venue = venue;
            this.of = of;
            this.index = index;
            this.chance = chance(of);
            this.number = time.getEpochSecond() * NUMBERS_A_SECOND;
        }

        void step(List<MarketEvent> events) {
            error += ERROR * chance.nextGaussian() - CORRECTION * error;
            double mid = fair[index] * (1 + error);
            double half = mid * HALF_SPREAD * (0.5 + chance.nextDouble()) * Math.min(2, regime.agitation);
            double tick = StrictMath.pow(10, -of.priceDecimals());
            long newBid = Math.max(1, (long) Math.floor((mid - half) / tick));
            long newAsk = Math.max(newBid + 1, (long) Math.ceil((mid + half) / tick));
            if (newBid != bid || newAsk != ask) {
                bid = newBid;
                ask = newAsk;
                events.add(new Quoted(venue.name(), of, bid, size(mid), ask, size(mid), time));
            }
            double expected = venue.tradesASecond() * STEP.toMillis() / 1000 * Math.min(3, regime.agitation);
            long microsecond = 0;
            while (chance.nextDouble() < expected / (1 + expected)) {
                long pause = 1 + (long) (chance.nextLong(LONGEST_PAUSE) / Math.max(1, expected));
                // A trade of the next step must not come before one of this.
                microsecond = Math.min(microsecond + pause, LAST_MICROSECOND);
                events.add(trade(mid, time.plusNanos(microsecond * 1_000)));
            }
        }

        private Traded trade(double mid, Instant at) {
            boolean buy = chance.nextDouble() < 0.5 + regime.drift / 10;
            return new Traded(venue.name(), of, ++number, buy ? ask : bid, size(mid), buy, at);
        }

        private long size(double mid) {
            double units = TYPICAL_VALUE / mid * StrictMath.exp(1.1 * chance.nextGaussian());
            return Math.max(1, Math.round(units * StrictMath.pow(10, of.quantityDecimals())));
        }
    }
}
