package io.candela.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Plan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Plan FREE = new Plan("free", 60, 60, 100, 1, 1, 1);

    private final HandClock clock = new HandClock();
    private final LocalBuckets buckets = new LocalBuckets(100, clock);
    private final Quota minute = Quota.minute("key_1", FREE);
    private final Quota day = Quota.day("acct_1", FREE);

    @Test
    void aBurstPassesAndThenExactlyTheRate() {
        for (int left = 59; left >= 0; left--) {
            assertThat(buckets.takeNow(minute, 1)).isEqualTo(new Taken(true, left, seconds(60 - left), Duration.ZERO));
        }
        Taken refused = buckets.takeNow(minute, 1);
        assertThat(refused).isEqualTo(new Taken(false, 0, seconds(60), seconds(1)));

        int passed = 0;
        for (int tenth = 0; tenth < 100; tenth++) {
            clock.pass(Duration.ofMillis(100));
            passed += buckets.takeNow(minute, 1).granted() ? 1 : 0;
        }
        assertThat(passed).isEqualTo(10);
    }

    @Test
    void whoWaitsAsLongAsToldGetsIn() {
        assertThat(buckets.takeNow(minute, 58).granted()).isTrue();
        Taken refused = buckets.takeNow(minute, 5);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.remaining()).isEqualTo(2);
        clock.pass(refused.untilEnough().minusNanos(1));
        assertThat(buckets.takeNow(minute, 5).granted()).isFalse();
        clock.pass(Duration.ofNanos(1));
        assertThat(buckets.takeNow(minute, 5).granted()).isTrue();
    }

    @Test
    void theDaysQuotaComesBackAtMidnightUtcAndNotBefore() {
        Taken all = buckets.takeNow(day, 100);
        assertThat(all.granted()).isTrue();
        assertThat(all.untilFull()).isEqualTo(Duration.ofHours(12));
        clock.pass(Duration.ofHours(12).minusMillis(1));
        Taken refused = buckets.takeNow(day, 1);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.untilEnough()).isEqualTo(Duration.ofMillis(1));
        clock.pass(Duration.ofMillis(1));
        assertThat(buckets.takeNow(day, 100).granted()).isTrue();
    }

    @Test
    void onlyTheExhaustedKeyIsRefused() {
        assertThat(buckets.takeNow(minute, 60).granted()).isTrue();
        assertThat(buckets.takeNow(minute, 1).granted()).isFalse();
        assertThat(buckets.takeNow(Quota.minute("key_2", FREE), 1).granted()).isTrue();
    }

    @Test
    void headersSayWhatTheBucketHolds() {
        Taken first = buckets.takeNow(minute, 3);
        Taken second = buckets.takeNow(day, 3);
        assertThat(LimitHeaders.policy(minute, day)).isEqualTo("\"minute\";q=60;w=60, \"day\";q=100;w=86400");
        assertThat(LimitHeaders.limit(minute, first, day, second, 0))
                .isEqualTo("\"minute\";r=57;t=3, \"day\";r=97;t=43200");
        assertThat(LimitHeaders.limit(minute, first, day, null, 0)).isEqualTo("\"minute\";r=57;t=3");
    }

    @Test
    void whatOtherGatewaysMayHaveGivenOutIsNotPromised() {
        Quota large = Quota.minute("key_1", new Plan("large", 3000, 3000, 100_000, 1, 1, 1));
        Quota largeDay = Quota.day("acct_1", new Plan("large", 3000, 3000, 10_000, 1, 1, 1));
        Taken left = new Taken(true, 50, seconds(1), Duration.ZERO);
        assertThat(LimitHeaders.limit(large, left, largeDay, left, 2))
                .isEqualTo("\"minute\";r=10;t=1, \"day\";r=30;t=1");
        assertThat(LimitHeaders.limit(large, left, largeDay, left, 9)).isEqualTo("\"minute\";r=0;t=1, \"day\";r=0;t=1");
    }

    @Test
    void theFasterABucketFillsTheMoreIsGivenOutUntold() {
        assertThat(unsynchronised(60)).isZero();
        assertThat(unsynchronised(500)).isEqualTo(5);
        assertThat(unsynchronised(3000)).isEqualTo(20);
        assertThat(unsynchronised(60_000)).isEqualTo(50);
        assertThat(unsynchronised(120_000)).isEqualTo(100);
        assertThat(Quota.day("acct_1", FREE).unsynchronised()).isZero();
        assertThat(Quota.day("acct_1", new Plan("large", 1, 1, 1_000_000, 1, 1, 1))
                        .unsynchronised())
                .isEqualTo(200);
    }

    @Test
    void whatIsInABucketLaterIsWhatWasLeftAndWhatCameIn() {
        Instant now = clock.instant();
        assertThat(minute.after(10, now, now)).isEqualTo(10);
        assertThat(minute.after(10, now, now.plusMillis(5900))).isEqualTo(15);
        assertThat(minute.after(10, now, now.plusSeconds(600))).isEqualTo(60);
        assertThat(minute.after(10, now, now.minusSeconds(5))).isEqualTo(10);
        assertThat(day.after(10, now, now.plusSeconds(12 * 3600 - 1))).isEqualTo(10);
        assertThat(day.after(10, now, now.plusSeconds(12 * 3600))).isEqualTo(100);
    }

    @Test
    void gatewaysThatShareABucketFillTheirPartsOfIt() {
        assertThat(minute.part(1)).isEqualTo(minute);
        assertThat(minute.part(3).window()).isEqualTo(Duration.ofMinutes(3));
        assertThat(day.part(3).credits()).isEqualTo(33);
        assertThat(day.part(1000).credits()).isEqualTo(1);
    }

    private static long unsynchronised(int requestsPerMinute) {
        return Quota.minute("key_1", new Plan("p", requestsPerMinute, requestsPerMinute, 1, 1, 1, 1))
                .unsynchronised();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
