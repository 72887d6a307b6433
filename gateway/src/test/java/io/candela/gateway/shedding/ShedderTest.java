package io.candela.gateway.shedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.concurrency.limits.Limiter;
import io.candela.gateway.Configured;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A service that is simulated, on a clock that is: it answers some requests at a time, and the others wait. */
class ShedderTest {
    private static final SheddingProperties PROPERTIES =
            Configured.with("candela.gateway.shedding", SheddingProperties.class);

    private final Random random = new Random(11);
    private final PriorityQueue<Departure> busy = new PriorityQueue<>(Comparator.comparingLong(Departure::at));
    private long now = Duration.ofSeconds(1).toNanos();
    private final Shedder shedder = Shedders.create(PROPERTIES, () -> now);

    @Test
    void defaults() {
        assertThat(PROPERTIES)
                .isEqualTo(new SheddingProperties(
                        64, 16, 512, Duration.ofMillis(200), Map.of("free", 60, "pro", 85, "enterprise", 100), 55));
    }

    @Test
    void aServiceThatKeepsUpTurnsNobodyAway() {
        Map<Plan, Double> shed = offer(1500, Duration.ofMillis(10), Duration.ofSeconds(20));
        assertThat(shed.values()).allMatch(part -> part < 0.01);
    }

    @Test
    void aServiceThatBecomesSlowIsGivenLessAndTheLowestPlansAreTurnedAwayFirst() {
        offer(1500, Duration.ofMillis(10), Duration.ofSeconds(20));
        int before = shedder.getLimit();
        Map<Plan, Double> shed = offer(1500, Duration.ofMillis(200), Duration.ofSeconds(20));
        assertThat(shedder.getLimit()).isLessThan(before);
        assertThat(part(shed, Plan.FREE)).isGreaterThan(0.9);
        assertThat(part(shed, Plan.FREE)).isGreaterThanOrEqualTo(part(shed, Plan.PRO));
        assertThat(part(shed, Plan.PRO)).isGreaterThan(part(shed, Plan.ENTERPRISE));
    }

    @Test
    void itRelaxesByItselfOnceTheServiceIsWellAgain() {
        offer(1500, Duration.ofMillis(10), Duration.ofSeconds(20));
        offer(1500, Duration.ofMillis(200), Duration.ofSeconds(20));
        int tight = shedder.getLimit();
        offer(1500, Duration.ofMillis(10), Duration.ofSeconds(60));
        Map<Plan, Double> shed = offer(1500, Duration.ofMillis(10), Duration.ofSeconds(10));
        assertThat(shedder.getLimit()).isGreaterThanOrEqualTo(tight);
        assertThat(shed.values()).allMatch(part -> part < 0.01);
    }

    @Test
    void callersOfTheLowestShareFindOutByThemselvesHowMuchAServiceCanTake() {
        int before = shedder.getLimit();
        Queue<Limiter.Listener> underWay = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            now += Duration.ofMillis(1).toNanos();
            if (shedder.take(PROPERTIES.others()) instanceof Turn.Taken(var listener)) {
                underWay.add(listener);
            } else {
                underWay.remove().onSuccess();
            }
        }
        assertThat(shedder.getLimit()).isGreaterThan(2 * before);
    }

    /** Sends requests of all plans at random times; the part of each plan that was turned away. */
    private Map<Plan, Double> offer(int rate, Duration time, Duration span) {
        Map<Plan, Integer> came = new EnumMap<>(Plan.class);
        Map<Plan, Integer> shed = new EnumMap<>(Plan.class);
        long end = now + span.toNanos();
        double mean = 1e9 / rate;
        for (long next = now; next < end; next += (long) (-Math.log(1 - random.nextDouble()) * mean)) {
            depart(next);
            now = next;
            Plan plan = Plan.values()[random.nextInt(Plan.values().length)];
            came.merge(plan, 1, Integer::sum);
            switch (shedder.take(PROPERTIES.share(plan.name().toLowerCase(Locale.ROOT)))) {
                case Turn.Taken(var listener) -> {
                    // The more it has to do at a time, the slower it is.
                    double load = 1 + busy.size() / 50.0;
                    busy.add(new Departure(now + (long) (time.toNanos() * load), listener));
                }
                case Turn.Shed _ -> shed.merge(plan, 1, Integer::sum);
            }
        }
        Map<Plan, Double> parts = new EnumMap<>(Plan.class);
        came.forEach((plan, all) -> parts.put(plan, shed.getOrDefault(plan, 0) / (double) all));
        return parts;
    }

    private void depart(long until) {
        for (Departure next = busy.peek(); next != null && next.at() <= until; next = busy.peek()) {
            now = next.at();
            next.listener().onSuccess();
            busy.remove();
        }
    }

    private static double part(Map<Plan, Double> shed, Plan plan) {
        return shed.getOrDefault(plan, 0.0);
    }

    private record Departure(long at, Limiter.Listener listener) {}

    private enum Plan {
        FREE,
        PRO,
        ENTERPRISE
    }
}
