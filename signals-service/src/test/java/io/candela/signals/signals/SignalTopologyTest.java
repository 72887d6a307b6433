package io.candela.signals.signals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Topics;
import io.candela.platform.json.RecordJson;
import io.candela.platform.kafka.RecordSerializer;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.signals.indicators.Bar;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import io.candela.signals.strategies.CrossSectionalMomentum;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Rule;
import io.candela.signals.strategies.Strategies;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.UniverseSetup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.math.BigDecimal;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignalTopologyTest {
    private static final Instrument ETH = new Instrument("ETH-USD");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<TopologyTestDriver> drivers = new ArrayList<>();

    @AfterEach
    void close() {
        drivers.forEach(TopologyTestDriver::close);
    }

    @Test
    void eachInstrumentGivesItsOwnSignalsHoweverTheirCandlesInterleave() {
        List<Candle> btc = Market.walk(Market.BTC, 400, 1);
        List<Candle> eth = Market.walk(ETH, 400, 2);
        Stream run = start(new EmaCross());
        for (int i = 0; i < 400; i++) {
            run.pipe(btc.get(i));
            run.pipe(eth.get(i));
        }
        List<TestRecord<String, String>> out = run.signals();
        assertThat(ofKey(out, "BTC-USD")).isEqualTo(json(Market.signals(btc))).isNotEmpty();
        assertThat(ofKey(out, "ETH-USD")).isEqualTo(json(Market.signals(eth))).isNotEmpty();
        assertThat(out.getFirst().headers().lastHeader(RecordHeaders.SCHEMA)).isNotNull();
    }

    @Test
    void instrumentsOfAUniverseMeetHoweverTheirCandlesInterleave() {
        CrossSectionalMomentum momentum = new CrossSectionalMomentum();
        Stream run = start(momentum);
        Comparison expected = new Comparison(UniverseSetup.of(momentum, Map.of()));
        List<List<Candle>> walks = List.of("ADA-USD", "BTC-USD", "ETH-USD").stream()
                .map(id -> Market.walk(new Instrument(id), 200, id.hashCode()))
                .toList();
        for (int i = 0; i < 200; i++) {
            for (List<Candle> walk : walks) {
                run.pipe(walk.get(i));
                expected.take(walk.get(i));
            }
        }
        List<TestRecord<String, String>> out = run.signals();
        assertThat(out.stream().map(TestRecord::value).toList())
                .isEqualTo(json(expected.signals()))
                .isNotEmpty();
        assertThat(out.stream().map(TestRecord::key).distinct())
                .containsExactlyInAnyOrder("ADA-USD", "BTC-USD", "ETH-USD");
    }

    @Test
    void aUniverseLearnsFromAnyCandleThatItsWaitIsOver() {
        Stream run = start(new CrossSectionalMomentum());
        for (int i = 0; i < 40; i++) {
            run.pipe(Market.hourly(Market.BTC, i, BigDecimal.valueOf(1000 + i)));
            run.pipe(Market.hourly(ETH, i, BigDecimal.TEN));
        }
        run.pipe(Market.hourly(Market.BTC, 40, BigDecimal.ONE));
        assertThat(run.signals()).isEmpty();
        Candle open = Market.as(Market.hourly(new Instrument("SOL-USD"), 41, BigDecimal.ONE), State.OPEN, 0, false);
        run.pipe(open);
        assertThat(run.signals()).singleElement().satisfies(record -> {
            Signal signal = RecordJson.mapper().readValue(record.value(), Signal.class);
            assertThat(signal.instrument()).isEqualTo(Market.BTC);
            assertThat(signal.side()).isEqualTo(Side.SHORT);
            assertThat(signal.emittedAt()).isEqualTo(open.knownAt());
            assertThat(header(record.headers(), RecordHeaders.CAUSE)).contains("\"ETH-USD\"");
        });
    }

    @Test
    void intervalsThatNothingRunsOnGiveNothing() {
        Stream run = start(new EmaCross(), Interval.D1);
        Market.walk(Market.BTC, 100, 1).forEach(run::pipe);
        assertThat(run.signals()).isEmpty();
    }

    @Test
    void foldedSkippedAndEmittedAreCounted() {
        List<Candle> candles = Market.walk(Market.BTC, 200, 3);
        Stream run = start(new EmaCross());
        candles.forEach(run::pipe);
        run.pipe(candles.getLast());
        run.pipe(Market.as(candles.getLast(), State.CORRECTED, 1, false));
        run.pipe(Market.as(Market.hourly(Market.BTC, 500, candles.getLast().close()), State.OPEN, 0, false));
        int emitted = run.signals().size();
        assertThat(emitted).isPositive().isEqualTo((int) meters.find("candela.signals.emitted").counters().stream()
                .mapToDouble(Counter::count)
                .sum());
        assertThat(candles("folded")).isEqualTo(200);
        assertThat(candles("repeated")).isEqualTo(1);
        assertThat(candles("refolded")).isEqualTo(1);
    }

    @Test
    void aCorrectionOfACandleIsACorrectionOfItsSignalWithWhatItWasMadeFrom() {
        List<Candle> candles = Market.walk(Market.BTC, 200, 3);
        Stream run = start(new EmaCross());
        candles.forEach(run::pipe);
        int before = run.signals().size();
        Candle last = candles.get(199);
        Signal said = Market.signals(candles).getLast();
        assertThat(before).isPositive();

        run.pipe(Market.with(last, last.venue(), BigDecimal.ONE, State.CORRECTED, 1, false));
        run.pipe(Market.with(last, last.venue(), BigDecimal.valueOf(5000), State.CORRECTED, 2, false));

        Replays replays = new Replays(new Strategies(List.of(new EmaCross())));
        List<TestRecord<String, String>> corrections = run.signals();
        assertThat(corrections).isNotEmpty().allSatisfy(record -> {
            Signal signal = RecordJson.mapper().readValue(record.value(), Signal.class);
            assertThat(signal.candleOpenTime()).isEqualTo(last.openTime());
            assertThat(signal.emittedAt()).isAfter(said.emittedAt());
            String cause = header(record.headers(), RecordHeaders.CAUSE);
            assertThat(Market.json(replays.replay(new Revisions.Revision(signal, cause))))
                    .isEqualTo(record.value());
        });
    }

    @Test
    void aSampledCandlesTraceGoesOnInItsSignalAndAnUnsampledOneHasNone() {
        List<Candle> candles = Market.walk(Market.BTC, 200, 3);
        OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
        Stream run = start(new EmaCross(), telemetry, Interval.H1);
        Signal traced = Market.signals(candles).getFirst();
        candles.forEach(candle -> run.pipe(
                candle, candle.openTime().equals(traced.candleOpenTime()) ? Optional.of(TRACE) : Optional.empty()));
        List<TestRecord<String, String>> out = run.signals();
        assertThat(header(out.getFirst().headers(), RecordHeaders.TRACEPARENT))
                .startsWith(TRACE.substring(0, 36))
                .isNotEqualTo(TRACE);
        assertThat(out.stream().skip(1))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.headers().lastHeader(RecordHeaders.TRACEPARENT))
                        .isNull());
    }

    @Test
    void aCandleOnWhichAStrategyFailsIsADeadLetterAndTheStreamGoesOn() {
        List<Candle> candles = Market.walk(Market.BTC, 200, 3);
        Candle poison = candles.get(60);
        Stream run = start(new Fussy(poison.close().doubleValue()));
        candles.forEach(run::pipe);

        List<Candle> rest = new ArrayList<>(candles);
        rest.remove(poison);
        assertThat(run.signals()).hasSameSizeAs(Market.signals(rest));
        run.pipe(Market.as(candles.getLast(), State.CLOSED, 0, true));
        assertThat(run.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(Market.json(poison));
            assertThat(header(letter.headers(), RecordHeaders.REASON)).isEqualTo("does not like it");
        });
    }

    private Stream start(Rule strategy, Interval... intervals) {
        return start(strategy, OpenTelemetry.noop(), intervals.length == 0 ? new Interval[] {Interval.H1} : intervals);
    }

    private Stream start(Rule strategy, OpenTelemetry telemetry, Interval... intervals) {
        RunningSetups setups = new RunningSetups(
                new SignalsProperties(
                        List.of(new SignalsProperties.Run(strategy.name(), Set.of(intervals), Set.of(), Map.of())),
                        10,
                        10),
                new Strategies(List.of(strategy)));
        StreamsBuilder builder = new StreamsBuilder();
        new SignalTopology(setups, new SignalCode(), meters, new RecordTracing(telemetry)).addTo(builder);
        Properties settings = new Properties();
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnfoldableCandles.class);
        TopologyTestDriver driver = new TopologyTestDriver(builder.build(), settings);
        drivers.add(driver);
        return new Stream(
                driver.createInputTopic(Topics.CANDLES.name(), new StringSerializer(), new RecordSerializer()),
                output(driver, Topics.SIGNALS.name()),
                output(driver, Topics.CANDLES.deadLetters()));
    }

    private static TestOutputTopic<String, String> output(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new StringDeserializer());
    }

    private double candles(String outcome) {
        return meters.counter("candela.signals.candles", "strategy", "ema-cross", "interval", "1h", "outcome", outcome)
                .count();
    }

    private static List<String> ofKey(List<TestRecord<String, String>> records, String key) {
        return records.stream()
                .filter(record -> key.equals(record.key()))
                .map(TestRecord::value)
                .toList();
    }

    private static List<String> json(List<Signal> signals) {
        return signals.stream().map(Market::json).toList();
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    /** A topology at work, with what goes in and what comes out. */
    private record Stream(
            TestInputTopic<String, Object> candles,
            TestOutputTopic<String, String> out,
            TestOutputTopic<String, String> dead) {

        void pipe(Candle candle) {
            pipe(candle, Optional.empty());
        }

        void pipe(Candle candle, Optional<String> traceparent) {
            TestRecord<String, Object> record =
                    new TestRecord<>(candle.instrument().id(), candle);
            traceparent.ifPresent(trace -> record.headers().add(RecordHeaders.TRACEPARENT, trace.getBytes(UTF_8)));
            candles.pipeInput(record);
        }

        List<TestRecord<String, String>> signals() {
            return out.readRecordsToList();
        }

        List<TestRecord<String, String>> deadLetters() {
            return dead.readRecordsToList();
        }
    }

    /** The EMA cross, but for one close that it fails on. */
    private record Fussy(double disliked) implements Strategy {
        private static final EmaCross CROSS = new EmaCross();

        @Override
        public String name() {
            return "fussy";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "Fails on one close";
        }

        @Override
        public List<Parameter> parameters() {
            return CROSS.parameters();
        }

        @Override
        public int lifetime() {
            return 1;
        }

        @Override
        public Fold begin(Values values) {
            return new FussyFold(CROSS.begin(values), disliked);
        }
    }

    private record FussyFold(Strategy.Fold fold, double disliked) implements Strategy.Fold {
        @Override
        public void update(Bar bar) {
            if (bar.close() == disliked) {
                throw new IllegalStateException("does not like it");
            }
            fold.update(bar);
        }

        @Override
        public boolean ready() {
            return fold.ready();
        }

        @Override
        public Side side() {
            return fold.side();
        }

        @Override
        public double strength() {
            return fold.strength();
        }

        @Override
        public Map<String, Double> reason() {
            return fold.reason();
        }

        @Override
        public int size() {
            return fold.size();
        }

        @Override
        public void save(DoubleBuffer target) {
            fold.save(target);
        }

        @Override
        public void load(DoubleBuffer source) {
            fold.load(source);
        }
    }
}
