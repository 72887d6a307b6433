package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.Parsed.Broken;
import io.candela.marketdata.feeds.live.Parsed.Traded;
import io.candela.marketdata.feeds.live.Parsed.Unknown;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueProtocol;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import io.candela.marketdata.feeds.live.WireParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was recorded of a venue is read completely: each message is counted once, under a kind that is known, and each
 * trade comes out to the digit. What a message says is looked up a second time, by a reader of any JSON.
 */
public abstract class RecordedSessionContract {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final VenueProtocol protocol;
    private final Recording recording;
    private final RecordedAnswers answers;

    protected RecordedSessionContract(VenueProtocol protocol, Recording recording) throws IOException {
        this.protocol = protocol;
        this.recording = recording;
        this.answers = new RecordedAnswers(recording.answers());
    }

    protected abstract VenueRest rest(VenueRequests requests);

    /** What the venue calls {@code message}. */
    protected abstract String nameOf(JsonNode message);

    /** The trades in {@code message}, each as {@link #trade} writes it. */
    protected abstract List<String> tradesIn(JsonNode message);

    /** How many messages there are: by their name, and then what they are counted under. */
    protected abstract Map<String, Integer> totals();

    /** What is subscribed to: what the venue has listed. */
    protected Symbols symbols() throws IOException, InterruptedException {
        return rest().symbols();
    }

    /** How many of the markets that the venue lists are open to trade. */
    protected abstract int markets();

    @AfterEach
    final void close() {
        answers.close();
    }

    @Test
    void everyMessageIsCountedUnderAKindThatIsKnown() throws Exception {
        WireParser parser = parser();
        Map<String, Integer> totals = new TreeMap<>();
        for (String frame : recording.frames()) {
            Parsed parsed = parse(parser, frame);
            assertThat(parsed).as(frame).isNotInstanceOfAny(Unknown.class, Broken.class);
            totals.merge(nameOf(JSON.readTree(frame)) + " " + parsed.kind(), 1, Integer::sum);
        }

        print(totals);
        assertThat(totals.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(recording.frames().size());
        assertThat(totals).isEqualTo(totals());
    }

    @Test
    void everyTradeIsReadToTheDigit() throws Exception {
        WireParser parser = parser();
        for (String frame : recording.frames()) {
            List<Trade> trades = parse(parser, frame) instanceof Traded(List<Trade> those) ? those : List.of();

            assertThat(trades)
                    .as(frame)
                    .extracting(RecordedSessionContract::written)
                    .isEqualTo(tradesIn(JSON.readTree(frame)));
        }
    }

    @Test
    void everyMarketThatIsOpenIsListed() throws Exception {
        assertThat(rest().symbols().all()).hasSize(markets());
    }

    protected final VenueRest rest() {
        return rest(answers.requests());
    }

    /** What the venue answered, read by a reader of any JSON. */
    protected final JsonNode answer(String path) {
        return JSON.readTree(String.valueOf(recording.answers().get(path)));
    }

    /** What the venue says of a trade, as it would be written of what was read. */
    protected static String trade(JsonNode id, JsonNode price, JsonNode quantity, boolean buyer, Instant time) {
        return String.join(
                " ",
                id.asString(),
                plain(price),
                plain(quantity),
                (buyer ? TakerSide.BUY : TakerSide.SELL).name(),
                time.toString());
    }

    protected static String written(Trade trade) {
        return String.join(
                " ",
                trade.tradeId(),
                trade.price().toPlainString(),
                trade.quantity().toPlainString(),
                String.valueOf(trade.takerSide()),
                trade.time().toString());
    }

    private static String plain(JsonNode value) {
        return new BigDecimal(value.asString()).stripTrailingZeros().toPlainString();
    }

    /** All messages, as they were read here, and by a reader of any JSON. */
    protected final List<Message> messages() throws IOException, InterruptedException {
        WireParser parser = parser();
        return recording.frames().stream()
                .map(frame -> new Message(JSON.readTree(frame), parse(parser, frame)))
                .toList();
    }

    /** One message. */
    protected record Message(JsonNode tree, Parsed parsed) {}

    private WireParser parser() throws IOException, InterruptedException {
        return protocol.parser(Environment.LIVE, symbols());
    }

    private static Parsed parse(WireParser parser, String frame) {
        return parser.parse(frame.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private void print(Map<String, Integer> totals) {
        List<String> rows = new ArrayList<>();
        totals.forEach((names, count) -> {
            String[] pair = names.split(" ", 2);
            rows.add("%-10s %-28s %-22s %7d%n".formatted(protocol.venue(), pair[0], pair[1], count));
        });
        System.out.printf(
                "%-10s %-28s %-22s %7s%n%s%-10s %-51s %7d of %d recorded%n",
                "venue",
                "message",
                "counted as",
                "count",
                String.join("", rows),
                protocol.venue(),
                "all",
                totals.values().stream().mapToInt(Integer::intValue).sum(),
                recording.frames().size());
    }
}
