package io.candela.auth.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.auth.Database;
import io.candela.contracts.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted, and what is answered of it, in a real database. */
class UsageAnswersTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PRICES = "/v1/prices/{instrument}";

    private static Database database;

    private Usages usages;
    private Answers answers;

    @BeforeAll
    static void makeDatabase() {
        database = Database.fresh();
    }

    @BeforeEach
    void empty() {
        database.jdbc()
                .sql("truncate usage_hours, usage_days, usage_sequences, usage_last")
                .update();
        usages = new Usages(database.jdbc());
        answers = new Answers(database.jdbc());
    }

    @Test
    void whatIsToldTwiceCountsOnce() {
        List<Told> told = List.of(told("gw_1", 0, 1, used(3, NOON)), told("gw_1", 0, 2, used(4, NOON)));
        take(told);
        take(told);
        take(List.of(told("gw_1", 0, 2, used(4, NOON)), told("gw_1", 0, 3, used(5, NOON))));
        assertThat(ask(Grain.HOUR, NOON, NOON.plusSeconds(3600)).requests()).isEqualTo(12);
    }

    @Test
    void eachGatewayAndEachPartitionHasNumbersOfItsOwn() {
        take(List.of(
                told("gw_1", 0, 9, used(1, NOON)),
                told("gw_1", 1, 2, used(10, NOON)),
                told("gw_2", 0, 1, used(100, NOON))));
        take(List.of(told("gw_1", 1, 3, used(1000, NOON))));
        assertThat(ask(Grain.HOUR, NOON, NOON.plusSeconds(3600)).requests()).isEqualTo(1111);
    }

    @Test
    void nothingIsCountedOfATransactionThatFails() {
        assertThatThrownBy(() -> database.transaction().execute(status -> {
                    new Intake(usages).take(List.of(told("gw_1", 0, 1, used(3, NOON))));
                    throw new IllegalStateException("the database goes away");
                }))
                .hasMessageContaining("goes away");
        take(List.of(told("gw_1", 0, 1, used(3, NOON))));
        assertThat(ask(Grain.HOUR, NOON, NOON.plusSeconds(3600)).requests()).isEqualTo(3);
    }

    @Test
    void replicasThatReadTheSamePartitionCountItOnce() throws ExecutionException, InterruptedException {
        int replicas = 4;
        CountDownLatch together = new CountDownLatch(replicas);
        try (ExecutorService threads = Executors.newFixedThreadPool(replicas)) {
            List<Future<?>> taking = new ArrayList<>();
            for (int replica = 0; replica < replicas; replica++) {
                int overlap = replica;
                taking.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    for (int batch = 0; batch < 20; batch++) {
                        List<Told> told = new ArrayList<>();
                        for (int i = Math.max(0, batch * 5 - overlap); i < batch * 5 + 5 + overlap; i++) {
                            told.add(told("gw_1", 0, i + 1, used(1, NOON)));
                        }
                        take(told);
                    }
                    return null;
                }));
            }
            for (Future<?> each : taking) {
                each.get();
            }
        }
        assertThat(ask(Grain.DAY, NOON, NOON.plusSeconds(1)).requests()).isEqualTo(20 * 5 + replicas - 1);
    }

    @Test
    void anAnswerHasEveryHourAndWhatWasUsedMost() {
        take(List.of(
                told("gw_1", 0, 1, used("key_1", PRICES, 200, "BTC-USD", 5, 5, NOON)),
                told("gw_1", 0, 2, used("key_1", PRICES, 200, "ETH-USD", 7, 7, NOON.plusSeconds(3599))),
                told("gw_1", 0, 3, used("key_2", "/v1/indicators", 200, null, 2, 2, NOON.plusSeconds(3600))),
                told("gw_1", 0, 4, used("key_2", PRICES, 429, null, 3, 0, NOON.plusSeconds(3600)))));
        UsageView answer = ask(Grain.HOUR, NOON.minusSeconds(3600), NOON.plusSeconds(7200));
        assertThat(answer.requests()).isEqualTo(17);
        assertThat(answer.credits()).isEqualTo(14);
        assertThat(answer.series())
                .containsExactly(
                        new UsageView.Point(NOON.minusSeconds(3600), 0, 0),
                        new UsageView.Point(NOON, 12, 12),
                        new UsageView.Point(NOON.plusSeconds(3600), 5, 2));
        assertThat(answer.statuses())
                .containsExactly(new UsageView.Status(200, 14, 14), new UsageView.Status(429, 3, 0));
        assertThat(answer.keys()).containsExactly(new UsageView.Key("key_1", 12, 12), new UsageView.Key("key_2", 5, 2));
        assertThat(answer.routes())
                .containsExactly(new UsageView.Route(PRICES, 15, 12), new UsageView.Route("/v1/indicators", 2, 2));
        assertThat(answer.assets())
                .containsExactly(new UsageView.Asset("ETH-USD", 7, 7), new UsageView.Asset("BTC-USD", 5, 5));
        assertThat(ask(Grain.DAY, NOON.minusSeconds(12 * 3600), NOON.plusSeconds(12 * 3600)))
                .extracting(UsageView::requests, UsageView::credits)
                .containsExactly(17L, 14L);
    }

    @Test
    void aQuestionMayBeNarrowed() {
        take(List.of(
                told("gw_1", 0, 1, used("key_1", PRICES, 200, "BTC-USD", 5, 5, NOON)),
                told("gw_1", 0, 2, used("key_2", PRICES, 200, "ETH-USD", 7, 7, NOON)),
                told("gw_1", 0, 3, used("key_2", "/v1/indicators", 200, null, 2, 2, NOON))));
        assertThat(narrowed("key_2", null, null).requests()).isEqualTo(9);
        assertThat(narrowed("key_2", PRICES, null).requests()).isEqualTo(7);
        assertThat(narrowed(null, null, "BTC-USD").requests()).isEqualTo(5);
        assertThat(narrowed("key_9", null, null).keys()).isEmpty();
    }

    @Test
    void usageOfOthersIsNotShown() {
        take(List.of(told("gw_1", 0, 1, used(3, NOON))));
        assertThat(answers.to(new Question(
                                "acct_2",
                                Grain.DAY,
                                NOON.minusSeconds(86_400),
                                NOON.plusSeconds(86_400),
                                null,
                                null,
                                null,
                                10))
                        .requests())
                .isZero();
    }

    @Test
    void aKeysLastUseIsTheLatestThatWasTold() {
        take(List.of(told("gw_1", 0, 1, used(3, NOON))));
        take(List.of(told("gw_2", 0, 1, used(3, NOON.minusSeconds(60)))));
        assertThat(new LastUses(database.jdbc()).of(List.of("key_1", "key_9")))
                .containsExactly(java.util.Map.entry("key_1", NOON.plusSeconds(1)));
    }

    @Test
    void whatIsOldIsForgotten() {
        take(List.of(told("gw_1", 0, 1, used(3, NOON)), told("gw_1", 0, 2, used(4, NOON.plus(Duration.ofDays(2))))));
        Instant now = NOON.plus(Duration.ofDays(93));
        new Retention(
                        usages,
                        new UsageProperties(Duration.ofDays(92), Duration.ofDays(92), Duration.ofDays(30)),
                        InstantSource.fixed(now))
                .forget();
        for (Grain grain : Grain.values()) {
            assertThat(ask(grain, NOON.minusSeconds(86_400), NOON.plusSeconds(7 * 86_400))
                            .requests())
                    .isEqualTo(4);
        }
        take(List.of(told("gw_1", 0, 2, used(4, NOON.plus(Duration.ofDays(2))))));
        assertThat(ask(Grain.DAY, NOON, NOON.plusSeconds(7 * 86_400)).requests())
                .isEqualTo(4);
    }

    private void take(List<Told> told) {
        database.transaction().executeWithoutResult(_ -> new Intake(usages).take(told));
    }

    private UsageView ask(Grain grain, Instant from, Instant to) {
        return answers.to(new Question("acct_1", grain, grain.start(from), grain.startFrom(to), null, null, null, 10));
    }

    private UsageView narrowed(@Nullable String key, @Nullable String route, @Nullable String asset) {
        return answers.to(new Question("acct_1", Grain.HOUR, NOON, NOON.plusSeconds(3600), key, route, asset, 10));
    }

    private static Told told(String gateway, int partition, long sequence, Usage usage) {
        return new Told(usage, gateway, partition, sequence);
    }

    private static Usage used(long requests, Instant from) {
        return used("key_1", PRICES, 200, null, requests, requests, from);
    }

    private static Usage used(
            String key, String route, int status, @Nullable String subject, long requests, long credits, Instant from) {
        return new Usage(
                key, "acct_1", route, status, null, requests, credits, from, from.plusSeconds(1), subject, null, null);
    }
}
