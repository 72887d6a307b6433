package io.candela.sandbox.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.sandbox.Sandbox;
import io.candela.sandbox.stage.Stage.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, String> SUBSCRIPTIONS = Map.of(
            "coinbase",
            "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"matches\",\"ticker\",\"heartbeat\"]}",
            "kraken",
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":[\"BTC/USD\"]}}",
            "binance",
            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusd@aggTrade\"],\"id\":1}");
    private static final Pattern TRADE =
            Pattern.compile("(?:\"type\":\"match\",\"trade_id\"|\"trade_id\"|\"a\"):(\\d+)");

    private final Stage stage = Sandbox.stage(5, BEGIN);

    @ParameterizedTest
    @CsvSource({"coinbase", "kraken", "binance"})
    void theSameSeedSaysTheSameBytesAndAnotherDoesNot(String exchange) {
        List<String> first = session(5, exchange);

        assertThat(first).hasSizeGreaterThan(50).isEqualTo(session(5, exchange));
        assertThat(first).isNotEqualTo(session(6, exchange));
    }

    private static List<String> session(long seed, String exchange) {
        Stage stage = Sandbox.stage(seed, BEGIN);
        Subscriber all = subscribe(stage, exchange);
        stage.advance(BEGIN.plusSeconds(120));
        stage.begin(exchange, new Fault.OutOfOrder(2));
        stage.begin(exchange, new Fault.BadPrice(10, Duration.ofSeconds(30)));
        stage.advance(BEGIN.plusSeconds(600));
        all.frames.add(String.valueOf(stage.ask(exchange, "/products/BTC-USD/trades", Map.of())));
        return all.frames;
    }

    @ParameterizedTest
    @CsvSource({"coinbase", "kraken", "binance"})
    void tradesAreNumberedWithoutHolesUntilAFaultMakesSome(String exchange) {
        Subscriber all = subscribe(stage, exchange);
        stage.advance(BEGIN.plusSeconds(300));
        List<Long> before = all.numbers();
        assertThat(holes(before)).isZero();
        assertThat(before).hasSizeGreaterThan(20).doesNotHaveDuplicates();

        stage.begin(exchange, new Fault.Gap(3));
        stage.advance(BEGIN.plusSeconds(400));
        assertThat(holes(all.numbers())).isEqualTo(3);

        stage.begin(exchange, new Fault.Duplicate(2));
        stage.advance(BEGIN.plusSeconds(500));
        List<Long> twice = all.numbers();
        assertThat(twice.size() - twice.stream().distinct().count()).isEqualTo(2);

        stage.begin(exchange, new Fault.OutOfOrder(1));
        stage.advance(BEGIN.plusSeconds(600));
        assertThat(all.numbers()).isNotEqualTo(all.numbers().stream().sorted().toList());
    }

    @Test
    void afterAFreezeAllGoesOnButWhatWasSaidIsLost() {
        Subscriber all = subscribe(stage, "binance");
        stage.advance(BEGIN.plusSeconds(60));
        int heard = all.frames.size();

        stage.begin("binance", new Fault.Freeze(Duration.ofSeconds(60)));
        stage.advance(BEGIN.plusSeconds(119));
        assertThat(all.frames).hasSize(heard);
        stage.advance(BEGIN.plusSeconds(240));
        assertThat(all.frames).hasSizeGreaterThan(heard);
        assertThat(holes(all.numbers())).isPositive();
    }

    @Test
    void aSlowExchangeSaysEverythingLaterInTheSameOrder() {
        Subscriber punctual = subscribe(stage, "kraken");
        Stage other = Sandbox.stage(5, BEGIN);
        Subscriber late = subscribe(other, "kraken");
        other.begin("kraken", new Fault.Slow(Duration.ofSeconds(20), Duration.ofSeconds(100)));
        stage.advance(BEGIN.plusSeconds(60));
        other.advance(BEGIN.plusSeconds(60));

        assertThat(late.frames).hasSizeLessThan(punctual.frames.size());
        other.advance(BEGIN.plusSeconds(300));
        stage.advance(BEGIN.plusSeconds(300));
        assertThat(late.numbers()).isEqualTo(punctual.numbers());
    }

    @Test
    void badPricesBadFramesBrokenConnectionsAndBusyTimesAreWhatTheyAreCalled() {
        Subscriber all = subscribe(stage, "coinbase");
        stage.begin("coinbase", new Fault.Malformed(1));
        stage.advance(BEGIN.plusSeconds(60));
        assertThat(all.frames).anyMatch(frame -> !frame.endsWith("}"));

        stage.begin("coinbase", new Fault.BadPrice(10, Duration.ofSeconds(60)));
        stage.advance(BEGIN.plusSeconds(119));
        assertThat(all.frames)
                .anyMatch(frame -> frame.contains("\"price\":\"6") && frame.matches(".*\"price\":\"\\d{6}\\..*"));

        stage.begin("coinbase", new Fault.TooManyRequests(Duration.ofSeconds(10)));
        assertThat(stage.ask("coinbase", "/products", Map.of())).isInstanceOf(Reply.Busy.class);
        stage.advance(BEGIN.plusSeconds(130));
        assertThat(stage.ask("coinbase", "/products", Map.of())).isInstanceOf(Reply.Answered.class);

        stage.begin("coinbase", new Fault.Disconnect());
        assertThat(all.closed).isTrue();
    }

    @Test
    void whatNobodyKnowsIsRefusedAsTheRealOneDoes() {
        Subscriber coinbase = new Subscriber();
        stage.open("coinbase", coinbase);
        stage.hear(
                "coinbase",
                coinbase,
                "{\"type\":\"subscribe\",\"product_ids\":[\"FOO-USD\"],\"channels\":[\"matches\"]}");
        stage.hear("coinbase", coinbase, "not JSON");
        assertThat(coinbase.frames).hasSize(2).allMatch(frame -> frame.contains("\"type\":\"error\""));

        Subscriber kraken = new Subscriber();
        stage.open("kraken", kraken);
        stage.hear("kraken", kraken, SUBSCRIPTIONS.getOrDefault("kraken", "").replace("BTC/USD", "FOO/USD"));
        assertThat(kraken.frames.getLast()).contains("Currency pair not supported FOO/USD", "\"success\":false");

        Subscriber binance = new Subscriber();
        stage.open("binance", binance);
        stage.hear("binance", binance, "{\"method\":\"SUBSCRIBE\",\"params\":[\"foousd@aggTrade\"],\"id\":3}");
        assertThat(binance.frames.getLast()).contains("\"error\"", "\"id\":3");
    }

    private static Subscriber subscribe(Stage stage, String exchange) {
        Subscriber subscriber = new Subscriber();
        stage.open(exchange, subscriber);
        stage.hear(exchange, subscriber, SUBSCRIPTIONS.getOrDefault(exchange, ""));
        return subscriber;
    }

    private static long holes(List<Long> numbers) {
        List<Long> sorted = numbers.stream().distinct().sorted().toList();
        return sorted.getLast() - sorted.getFirst() + 1 - sorted.size();
    }

    private static final class Subscriber implements Connection {
        private final List<String> frames = new ArrayList<>();
        private boolean closed;

        @Override
        public void send(String frame) {
            frames.add(frame);
        }

        @Override
        public void close() {
            closed = true;
        }

        List<Long> numbers() {
            return frames.stream()
                    .filter(frame -> frame.contains("\"match\"")
                            || frame.contains("\"channel\":\"trade\",\"type\"")
                            || frame.contains("\"e\":\"aggTrade\""))
                    .map(TRADE::matcher)
                    .filter(Matcher::find)
                    .map(found -> Long.parseLong(found.group(1)))
                    .toList();
        }
    }
}
