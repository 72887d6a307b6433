package io.candela.auth.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.candela.auth.Database;
import io.candela.auth.TopicReader;
import io.candela.auth.keys.Key;
import io.candela.auth.keys.Keys;
import io.candela.auth.keys.KeysFixture;
import io.candela.auth.keys.Scope;
import io.candela.auth.publishing.Publisher.Pass;
import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.Topics;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Killable;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Software;
import io.candela.platform.kafka.RecordSerializer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gateways come to know, whatever crashes: a real database, and a broker that is stopped on the way. */
class PublishingTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Killable kafka;
    private static KafkaBroker broker;

    private Database database;
    private Keys keys;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new KafkaBroker(Software.ofThisProject(), folder.resolve("kafka"), FreePorts.one(), FreePorts.one());
        kafka = new Killable(broker, folder.resolve("kafka.log")).start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.CREDENTIALS.name(), 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void freshDatabase() {
        database = Database.fresh();
        keys = KeysFixture.keys(database.jdbc());
    }

    @Test
    void whatWasCommittedButNotPublishedBeforeACrashIsPublishedAfterTheNextStart() {
        Key key = KeysFixture.stored(database.jdbc(), "key_crash");
        try (Publisher publisher = publisher("a", LEASE);
                TopicReader topic = TopicReader.credentials(broker.bootstrapServers())) {
            assertThat(publisher.pass()).isEqualTo(Pass.PUBLISHED);
            assertThat(publisher.pass()).isEqualTo(Pass.IDLE);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(topic.of(key.id()))
                            .singleElement()
                            .extracting(Credential::revision, Credential::status, Credential::plan)
                            .containsExactly(1L, Status.ACTIVE, "free"));
        }
    }

    @Test
    void whatIsChangedWhileTheBrokerIsAwayIsPublishedOnceItIsBack() throws Exception {
        Key key = KeysFixture.stored(database.jdbc(), "key_outage");
        PublisherLoop loop = new PublisherLoop(publisher("a", LEASE), resting(Duration.ofMillis(100)));
        loop.start();
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(publishedRevision(key)).isEqualTo(1));
            kafka.kill();
            keys.revoke(key);
            loop.on(new SomethingToPublish());
            assertThat(publishedRevision(key)).isEqualTo(1);
            kafka.start();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(publishedRevision(key)).isEqualTo(2));
        } finally {
            loop.stop();
        }
        assertThat(newest(key).status()).isEqualTo(Status.REVOKED);
    }

    @Test
    void oneReplicaPublishesAndAnotherTakesOverWhenItStops() {
        Key key = KeysFixture.stored(database.jdbc(), "key_handover");
        try (Publisher second = publisher("b", LEASE)) {
            try (Publisher first = publisher("a", LEASE)) {
                assertThat(first.pass()).isEqualTo(Pass.PUBLISHED);
                keys.revoke(key);
                assertThat(second.pass()).isEqualTo(Pass.STANDBY);
            }
            assertThat(second.pass()).isEqualTo(Pass.PUBLISHED);
        }
        assertThat(newest(key).status()).isEqualTo(Status.REVOKED);
    }

    @Test
    void anOvertakenPublisherCannotPutAnOlderRevisionAfterANewerOne() {
        Key key = KeysFixture.stored(database.jdbc(), "key_overtaken");
        Outbox outbox = KeysFixture.credentials(database.jdbc());
        try (Session overtaken = session()) {
            List<Unpublished> stale = outbox.unpublished(10);
            keys.revoke(key);
            try (Session current = session()) {
                current.publish(Topics.CREDENTIALS, outbox.unpublished(10));
                assertThatThrownBy(() -> overtaken.publish(Topics.CREDENTIALS, stale))
                        .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
            }
        }
        try (TopicReader topic = TopicReader.credentials(broker.bootstrapServers())) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(topic.of(key.id()))
                            .extracting(Credential::revision)
                            .containsExactly(2L));
        }
    }

    @Test
    void aLateReportOfAnOlderRevisionChangesNothing() {
        Key key = KeysFixture.stored(database.jdbc(), "key_late");
        Outbox outbox = KeysFixture.credentials(database.jdbc());
        List<Unpublished> older = outbox.unpublished(10);
        keys.revoke(key);
        outbox.published(outbox.unpublished(10));
        outbox.published(older);
        assertThat(publishedRevision(key)).isEqualTo(2);
        assertThat(outbox.unpublished(10)).isEmpty();
    }

    @Test
    void twoPublishersThatKeepOvertakingEachOtherTellEachKeysRevisionsInOrder() {
        List<Key> changing = IntStream.range(0, 6)
                .mapToObj(i -> KeysFixture.stored(database.jdbc(), "key_contended_" + i))
                .toList();
        Duration hardlyALease = Duration.ofMillis(1);
        PublisherLoop first = new PublisherLoop(publisher("a", hardlyALease), resting(Duration.ofMillis(1)));
        PublisherLoop second = new PublisherLoop(publisher("b", hardlyALease), resting(Duration.ofMillis(1)));
        first.start();
        second.start();
        try (ExecutorService users = Executors.newFixedThreadPool(3)) {
            changing.forEach(key -> users.execute(() -> changeOften(key)));
        }
        Outbox outbox = KeysFixture.credentials(database.jdbc());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(outbox.unpublished(10)).isEmpty());
        first.stop();
        second.stop();
        try (TopicReader topic = TopicReader.credentials(broker.bootstrapServers())) {
            for (Key key : changing) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(topic.of(key.id()))
                                .last()
                                .extracting(Credential::revision, Credential::status)
                                .containsExactly(22L, Status.REVOKED));
                assertThat(topic.of(key.id())).extracting(Credential::revision).isSorted();
            }
        }
    }

    private void changeOften(Key key) {
        for (int i = 0; i < 10; i++) {
            keys.changeScopes(key, Scope.codes(Scope.STREAM));
            keys.changeScopes(key, Scope.codes(Scope.MARKET_READ));
        }
        keys.revoke(key);
    }

    private static PublishingProperties resting(Duration rest) {
        return new PublishingProperties(rest, rest, LEASE, 500);
    }

    private Publisher publisher(String holder, Duration lease) {
        return new Publisher(
                List.of(KeysFixture.credentials(database.jdbc())),
                new Lease(database.jdbc(), Clock.systemUTC(), holder, lease),
                PublishingTest::session,
                4,
                new Delays(new SimpleMeterRegistry(), Clock.systemUTC()));
    }

    private static Session session() {
        return Session.open(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, RecordSerializer.class));
    }

    private long publishedRevision(Key key) {
        return database.jdbc()
                .sql("select published_revision from keys where id = ?")
                .param(key.id())
                .query(Long.class)
                .single();
    }

    private static Credential newest(Key key) {
        try (TopicReader topic = TopicReader.credentials(broker.bootstrapServers())) {
            await().atMost(SOON).until(() -> topic.of(key.id()).size() >= 2);
            return topic.of(key.id()).getLast();
        }
    }
}
