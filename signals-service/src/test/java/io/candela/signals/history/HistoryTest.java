package io.candela.signals.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.problem.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.cloud.client.discovery.simple.InstanceProperties;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryClient;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

class HistoryTest {
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final CandleServer server = new CandleServer();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private History history;

    @BeforeEach
    void connect() throws Exception {
        history = history(List.of(server.uri()), properties(DataSize.ofMegabytes(10)));
    }

    @AfterEach
    void stop() {
        server.kill();
    }

    @Test
    void candlesOfManyPagesBecomeOneRowOfColumns() {
        Instant from = CandleServer.FIRST;
        Instant to = from.plus(Duration.ofDays(600));
        Columns columns = history.candles(BTC, Interval.H1, from, to);
        List<Instant> expected = Stream.iterate(from, time -> time.isBefore(to), time -> time.plus(Duration.ofHours(1)))
                .filter(time -> CandleServer.hasCandle(time, Interval.H1))
                .toList();
        assertThat(columns.instrument()).isEqualTo(BTC);
        assertThat(columns.interval()).isEqualTo(Interval.H1);
        List<Instant> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            found.add(columns.openTime(i));
            assertThat(columns.close()[i]).isEqualTo(CandleServer.close(columns.openTime(i)));
        }
        assertThat(found).isEqualTo(expected);
        assertThat(server.requests()).hasSize(3).allMatch(path -> path.contains("limit=5000"));
    }

    @Test
    void anOpenCandleIsLeftOut() {
        Columns columns =
                history.candles(BTC, Interval.D1, CandleServer.FIRST, CandleServer.LAST.plus(Duration.ofDays(9)));
        assertThat(columns.openTime(columns.size() - 1).plus(Duration.ofDays(1)))
                .isBefore(CandleServer.LAST);
    }

    @Test
    void aRangeWithoutCandlesIsEmpty() {
        Instant early = Instant.parse("2011-01-01T00:00:00Z");
        assertThat(history.candles(BTC, Interval.D1, early, early.plus(Duration.ofDays(9)))
                        .size())
                .isZero();
        assertThat(history.candles(BTC, Interval.D1, early, early).size()).isZero();
    }

    @Test
    void aSettledRangeIsReadOnceAndAnyOtherEachTime() {
        Instant from = CandleServer.FIRST;
        Columns first = history.candles(BTC, Interval.H4, from, CandleServer.SETTLED);
        assertThat(history.candles(BTC, Interval.H4, from, CandleServer.SETTLED))
                .isSameAs(first);
        assertThat(server.requests()).hasSize(1);
        history.candles(BTC, Interval.H4, from, CandleServer.LAST);
        history.candles(BTC, Interval.H4, from, CandleServer.LAST);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void whatIsKeptIsBounded() throws Exception {
        History forgetful = history(List.of(server.uri()), properties(DataSize.ofKilobytes(100)));
        Instant from = CandleServer.FIRST;
        Columns large = forgetful.candles(BTC, Interval.H1, from, CandleServer.SETTLED);
        assertThat(large.bytes()).isGreaterThan(100 * 1024);
        int before = server.requests().size();
        forgetful.candles(BTC, Interval.H1, from, CandleServer.SETTLED);
        assertThat(server.requests().size()).isGreaterThan(before);
    }

    @Test
    void itShowsThatItIsSignalsServiceAndNothingElse() throws Exception {
        history.candles(BTC, Interval.D1, CandleServer.FIRST, CandleServer.LAST);
        JWTClaimsSet claims = SignedJWT.parse(server.identities().getFirst()).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("signals-service");
        assertThat(claims.getSubject()).isEqualTo("service:signals-service");
        assertThat(claims.getAudience()).containsExactly("market-data-service");
        assertThat(claims.getStringClaim("scope")).isEqualTo("market:read");
    }

    @Test
    void anInstrumentIsKnownOrNot() {
        assertThat(history.knows(BTC)).isTrue();
        assertThat(history.knows(new Instrument("NO-USD"))).isFalse();
        assertThatThrownBy(() ->
                        history.candles(new Instrument("NO-USD"), Interval.D1, CandleServer.FIRST, CandleServer.LAST))
                .isInstanceOf(UnknownInstrument.class);
    }

    @Test
    void failuresAreTriedAgainAndBrokenAnswersDoNotCount() {
        Columns whole = history.candles(BTC, Interval.H4, CandleServer.FIRST, CandleServer.LAST);
        server.fail(1);
        server.breakOff(1);
        Columns again = history.candles(BTC, Interval.H4, CandleServer.FIRST, CandleServer.LAST);
        assertThat(again.openTimes()).isEqualTo(whole.openTimes());
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aServiceThatKeepsFailingIsGivenUpAndThenLeftAlone() {
        server.fail(1000);
        assertAway();
        int asked = server.requests().size();
        assertThat(asked).isBetween(2, 10);
        assertThat(circuitIsClosed()).isFalse();
        assertAway();
        assertThat(server.requests()).hasSize(asked);
        server.fail(0);
        await().atMost(SOON)
                .ignoreException(Unavailable.class)
                .until(() -> history.candles(BTC, Interval.D1, CandleServer.FIRST, CandleServer.LAST)
                                .size()
                        > 0);
        await().atMost(SOON).until(() -> {
            history.candles(BTC, Interval.D1, CandleServer.FIRST, CandleServer.LAST);
            return circuitIsClosed();
        });
    }

    @Test
    void anInstanceThatIsDeadIsPassedOver() throws Exception {
        CandleServer dead = new CandleServer();
        dead.kill();
        History two = history(List.of(dead.uri(), server.uri()), properties(DataSize.ofMegabytes(10)));
        for (int i = 0; i < 5; i++) {
            assertThat(two.candles(BTC, Interval.D1, CandleServer.FIRST, CandleServer.LAST)
                            .size())
                    .isPositive();
        }
    }

    @Test
    void withoutAnyInstanceItIsAway() throws Exception {
        history = history(List.of(), properties(DataSize.ofMegabytes(10)));
        assertAway();
    }

    @Test
    void candlesOfAnotherEnvironmentAreRefused() {
        server.claim("live");
        assertThatThrownBy(() -> history.candles(BTC, Interval.D1, CandleServer.FIRST, CandleServer.LAST))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("another environment");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whoeverIsInterruptedDoesNotWaitForTheAnswer() {
        server.hold();
        Thread[] reader = new Thread[1];
        CompletableFuture<Columns> reading = CompletableFuture.supplyAsync(() -> {
            reader[0] = Thread.currentThread();
            return history.candles(BTC, Interval.H1, CandleServer.FIRST, CandleServer.LAST);
        });
        await().atMost(SOON).until(() -> !server.requests().isEmpty());
        reader[0].interrupt();
        assertThatThrownBy(reading::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        server.release();
        assertThat(history.candles(BTC, Interval.D1, CandleServer.FIRST, CandleServer.LAST)
                        .size())
                .as("nor is the service taken for one that fails")
                .isPositive();
        assertThat(circuitIsClosed()).isTrue();
    }

    private void assertAway() {
        assertThatThrownBy(() -> history.candles(BTC, Interval.D1, CandleServer.FIRST, CandleServer.LAST))
                .isInstanceOfSatisfying(Unavailable.class, away -> {
                    assertThat(String.valueOf(away.getBody().getDetail())).doesNotContain("127.0.0.1");
                    assertThat(away.getHeaders().getFirst("Retry-After")).isEqualTo("1");
                });
    }

    private boolean circuitIsClosed() {
        return meters.get("candela.signals.history.closed").gauge().value() == 1;
    }

    private static HistoryProperties properties(DataSize kept) {
        return new HistoryProperties(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                4,
                6,
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                8,
                50,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                2,
                kept);
    }

    private History history(List<String> uris, HistoryProperties properties) throws Exception {
        Path key = Files.writeString(
                folder.resolve("identity.jwk"),
                new ECKeyGenerator(Curve.P_256)
                        .keyID("signals-service.test")
                        .generate()
                        .toJSONString());
        SimpleDiscoveryProperties known = new SimpleDiscoveryProperties();
        known.getInstances()
                .put(
                        MarketData.SERVICE,
                        uris.stream()
                                .map(uri -> {
                                    InstanceProperties instance = new InstanceProperties();
                                    instance.setUri(URI.create(uri));
                                    return instance;
                                })
                                .toList());
        known.afterPropertiesSet();
        meters.clear();
        MarketData marketData = new HistoryConfiguration()
                .marketData(
                        new SimpleDiscoveryClient(known),
                        RestClient.builder(),
                        "signals-service",
                        key,
                        Environment.REPLAY,
                        properties,
                        Clock.systemUTC(),
                        meters);
        return new History(marketData, properties);
    }
}
