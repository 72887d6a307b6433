package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.gateway.Topic;
import io.candela.local.Infrastructure;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is cut off and comes back has missed nothing and gets nothing twice. */
@NullUnmarked
class ResumeTest {
    private static final String BROKERS = Infrastructure.kafka().bootstrapServers();
    private static final List<String> EVERYTHING =
            List.of("trades:*", "candles.1m:*", "signals:*", "prices:*", "quotes:BTC-USD,ETH-USD,SOL-USD");
    private static final int CUTS = 100;

    private static Topic credentials;

    @BeforeAll
    static void start() {
        credentials = new Topic(BROKERS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPRESSED_WEB_SOCKET")
    void aClientThatIsCutManyTimesHearsWhatOneHearsThatIsNotCut(Framing framing) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        // So little is remembered that some come back within it and some from long before.
        try (TestTopics topics = new TestTopics(BROKERS, "resume-" + framing)) {
            Tape tape = new Tape(topics, random);
            tape.play(200);
            tape.forget();
            try (TestGateway gateway = TestGateway.start(BROKERS, topics.settings(40))) {
                ApiKey key = gateway.key(credentials, "stream", "market:read", "signals:read");
                TestStream uncut = TestStream.open(framing, gateway.port(), key, EVERYTHING, null);
                Heard undisturbed = new Heard();
                undisturbed.hear(uncut.next("ack"));
                Thread.ofVirtual().start(() -> uncut.forEach(undisturbed::hear));

                TestStream cut = TestStream.open(framing, gateway.port(), key, EVERYTHING, null);
                Heard heard = new Heard();
                heard.hear(cut.next("ack"));
                for (int i = 0; i < CUTS; i++) {
                    tape.play(random.nextInt(4) == 0 ? 400 : 20);
                    cut.someInto(heard, random.nextInt(60));
                    cut.close();
                    tape.play(random.nextInt(4) == 0 ? 400 : 20);
                    cut = TestStream.open(framing, gateway.port(), key, EVERYTHING, cut.cursor);
                }
                cut.allInto(heard, tape);
                cut.someInto(heard, Integer.MAX_VALUE);
                await().untilAsserted(() ->
                        assertThat(undisturbed.everything()).as("seed " + seed).isEqualTo(tape.everything()));

                assertThat(undisturbed.gaps()).as("seed " + seed).isEmpty();
                assertThat(heard.everything()).as("seed " + seed).isEqualTo(tape.everything());
                assertThat(heard.newest()).as("seed " + seed).isEqualTo(undisturbed.newest());
                assertThat(heard.gaps()).as("seed " + seed).isEmpty();
                assertThat(cut.next("event,snapshot,gap,heartbeat").path("type").asString())
                        .isEqualTo("heartbeat");
                cut.close();
                uncut.close();
            }
        }
    }
}
