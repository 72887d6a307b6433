package io.candela.signals.grades;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Grade;
import io.candela.contracts.Instrument;
import io.candela.contracts.Topics;
import io.candela.contracts.Venue;
import io.candela.platform.json.RecordJson;
import io.candela.platform.kafka.RecordSerializer;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradeTopologyTest {
    private static final Instrument ETH = new Instrument("ETH-USD");
    private static final int HOURS = 120;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MarketTime time =
            new MarketTime(Environment.REPLAY, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
    private final TopologyTestDriver driver = start();
    private final TestInputTopic<String, Object> candles =
            driver.createInputTopic(Topics.CANDLES.name(), new StringSerializer(), new RecordSerializer());
    private final TestOutputTopic<String, String> grades =
            driver.createOutputTopic(Topics.GRADES.name(), new StringDeserializer(), new StringDeserializer());

    private TopologyTestDriver start() {
        StreamsBuilder builder = new StreamsBuilder();
        new GradeTopology(time, meters, new RecordTracing(OpenTelemetry.noop())).addTo(builder);
        return new TopologyTestDriver(builder.build(), new Properties());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void eachInstrumentHasGradesOfItsOwnHoweverTheirCandlesInterleave() {
        List<Candle> btc = Tape.walk(Tape.BTC, HOURS, 1);
        List<Candle> eth = Tape.walk(ETH, HOURS, 2);
        for (int i = 0; i < btc.size(); i++) {
            pipe(btc.get(i));
            pipe(eth.get(i));
        }
        List<TestRecord<String, String>> out = grades.readRecordsToList();
        assertThat(ofKey(out, "BTC-USD")).isEqualTo(json(Graded.grades(btc))).isNotEmpty();
        assertThat(ofKey(out, "ETH-USD")).isEqualTo(json(Graded.grades(eth))).isNotEmpty();
    }

    @Test
    void openCandlesAndThoseOfOneVenueAreNotGradedButTellTheTime() {
        List<Candle> btc = Tape.walk(Tape.BTC, HOURS, 1);
        for (Candle candle : btc) {
            pipe(Tape.with(candle, Venue.CONSOLIDATED, State.OPEN));
            pipe(Tape.with(candle, new Venue("kraken"), State.CLOSED));
        }
        assertThat(grades.isEmpty()).isTrue();
        assertThat(time.now()).isEqualTo(btc.getLast().knownAt());
    }

    @Test
    void takenUnchangedAndPublishedAreCounted() {
        List<Candle> btc = Tape.walk(Tape.BTC, HOURS, 1);
        btc.forEach(this::pipe);
        pipe(btc.getLast());
        assertThat(count("1h", "taken")).isEqualTo(HOURS);
        assertThat(count("4h", "taken")).isEqualTo(HOURS / 4);
        assertThat(count("4h", "unchanged")).isEqualTo(1);
        assertThat(meters.counter("candela.grades.published").count())
                .isEqualTo(Graded.grades(btc).size());
    }

    private void pipe(Candle candle) {
        candles.pipeInput(candle.instrument().id(), candle);
    }

    private double count(String interval, String outcome) {
        return meters.counter("candela.grades.candles", "interval", interval, "outcome", outcome)
                .count();
    }

    private static List<String> ofKey(List<TestRecord<String, String>> records, String key) {
        return records.stream()
                .filter(record -> key.equals(record.key()))
                .map(TestRecord::value)
                .toList();
    }

    private static List<String> json(List<Grade> grades) {
        return grades.stream().map(RecordJson.mapper()::writeValueAsString).toList();
    }
}
