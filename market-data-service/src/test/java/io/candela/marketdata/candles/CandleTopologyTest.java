package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.ClockTick;
import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.platform.kafka.RecordSerde;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CandleTopologyTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<String, Object> trades =
            driver.createInputTopic(Topics.TRADES.name(), Serdes.String().serializer(), new RecordSerde().serializer());
    private final TestOutputTopic<String, Object> candles = driver.createOutputTopic(
            Topics.CANDLES.name(), Serdes.String().deserializer(), new RecordSerde().deserializer());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void ticksCloseCandlesAndCandlesDoNotPassForTicks() {
        tick(NOON);
        trade(Fold.trade("1", NOON.plusSeconds(1), "10", "1"));
        tick(NOON.plusSeconds(62));

        TestRecord<String, Object> closed = candles.readRecord();
        assertThat(closed.key()).isEqualTo("BTC-USD");
        assertThat(closed.headers().lastHeader(RecordHeaders.KIND)).isNull();
        assertThat(closed.headers().lastHeader(RecordHeaders.SCHEMA)).isNotNull();
        assertThat(((Candle) closed.value()).state()).isEqualTo(State.CLOSED);
        assertThat(candles.isEmpty()).isTrue();
    }

    @Test
    void openCandlesAreShownWhenTheWallClockSaysAndOnlyIfTheyChanged() {
        tick(NOON);
        trade(Fold.trade("1", NOON.plusSeconds(1), "10", "1"));
        assertThat(candles.isEmpty()).isTrue();

        driver.advanceWallClockTime(Duration.ofMillis(250));
        assertThat(candles.readValuesToList())
                .hasSize(Interval.published().size())
                .allSatisfy(candle -> assertThat(((Candle) candle).state()).isEqualTo(State.OPEN));

        driver.advanceWallClockTime(Duration.ofMillis(250));
        assertThat(candles.isEmpty()).isTrue();
    }

    @Test
    void duplicatesAndTooLateTradesAreCountedAndCorrectionsToo() {
        tick(NOON);
        trade(Fold.trade("1", NOON, "10", "1"));
        trade(Fold.trade("1", NOON, "10", "1"));
        tick(NOON.plusSeconds(62));
        trade(Fold.trade("2", NOON, "11", "1"));
        tick(NOON.plusSeconds(3660));
        trade(Fold.trade("3", NOON, "12", "1"));

        assertThat(count("candela.market-data.candle.dropped", "reason", "duplicate"))
                .isEqualTo(1);
        assertThat(count("candela.market-data.candle.dropped", "reason", "too-late"))
                .isEqualTo(1);
        assertThat(count("candela.market-data.candle.corrections", "interval", "1m"))
                .isEqualTo(1);
        List<Candle> minute = candles.readValuesToList().stream()
                .map(Candle.class::cast)
                .filter(candle -> candle.interval() == Interval.M1)
                .toList();
        assertThat(minute).extracting(Candle::revision).containsExactly(0, 1, 1);
        assertThat(minute).extracting(Candle::isFinal).containsExactly(false, false, true);
    }

    @Test
    void whatIsRememberedIsCommittedWithWhatIsSaid() {
        TestOutputTopic<String, byte[]> drafts = driver.createOutputTopic(
                "candles-drafts-changelog", new StringDeserializer(), new ByteArrayDeserializer());
        TestOutputTopic<String, byte[]> counted = driver.createOutputTopic(
                "candles-counted-changelog", new StringDeserializer(), new ByteArrayDeserializer());
        tick(NOON);
        trade(Fold.trade("1234", NOON, "10", "1"));

        assertThat(drafts.readKeyValue().key).isEqualTo("BTC-USD|1m|" + NOON.getEpochSecond());
        assertThat(counted.readKeyValue().key).isEqualTo("BTC-USD|" + NOON.getEpochSecond() + "|bitstamp|1");

        trade(Fold.trade("1234", NOON, "10", "1"));
        assertThat(drafts.isEmpty()).isTrue();
        assertThat(counted.isEmpty()).isTrue();
    }

    private double count(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).counter().count();
    }

    private void trade(Trade trade) {
        trades.pipeInput("BTC-USD", trade);
    }

    private void tick(Instant time) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders()
                .add(RecordHeaders.KIND, RecordHeaders.CLOCK.getBytes(StandardCharsets.US_ASCII));
        Object tick = new ClockTick(Environment.REPLAY, "replay", time, Duration.ZERO);
        trades.pipeInput(new TestRecord<>("replay", tick, headers));
    }

    private TopologyTestDriver driver() {
        CandleProperties properties = new CandleProperties(
                Duration.ofSeconds(2),
                Duration.ofHours(1),
                Duration.ofMillis(250),
                1000,
                50_000,
                PlausibilityTest.RULES);
        StreamsBuilder builder = new StreamsBuilder();
        new CandleTopology(Environment.REPLAY, properties, meters, new RecordTracing(OpenTelemetry.noop()))
                .addTo(builder);
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "candles");
        // The driver then shows what is committed and nothing else.
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        return new TopologyTestDriver(builder.build(), settings);
    }
}
