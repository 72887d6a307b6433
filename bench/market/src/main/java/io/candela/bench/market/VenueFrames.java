package io.candela.bench.market;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueProtocol;
import io.candela.marketdata.feeds.live.WireParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One venue's messages of the trades of one instrument, and who reads them. */
public interface VenueFrames {
    /** The instrument that most of the recorded trades are of. */
    Instrument instrument();

    /** What the venue calls an instrument. */
    String symbol(Instrument instrument);

    VenueProtocol protocol();

    /** A message as the venue sends it. */
    String frame(Trade trade);

    /** The recorded messages of the instrument's trades; none where the recordings are absent. */
    List<String> recorded() throws IOException;

    /** XChange's reader, subscribed to the instrument's trades. */
    XChangeReader peer();

    /** The message of the same trade in the protocol that XChange speaks. */
    default String peerFrame(Trade trade) {
        return frame(trade);
    }

    /** What both can say of a trade. */
    Outcome outcome(Trade trade);

    /** What both can say of a trade. */
    Outcome outcome(org.knowm.xchange.dto.marketdata.Trade trade);

    default WireParser parser() {
        return parser(List.of(instrument()));
    }

    default WireParser parser(List<Instrument> instruments) {
        Map<Instrument, String> symbols = instruments.stream().collect(Collectors.toMap(each -> each, this::symbol));
        return protocol().parser(Environment.SANDBOX, new Symbols(symbols));
    }

    /** What is measured: the recorded messages, and invented ones that make them a thousand. */
    default List<byte[]> frames() throws IOException {
        List<String> recorded = recorded();
        List<String> invented =
                invented(1_000 - recorded.size()).stream().map(this::frame).toList();
        return Stream.concat(recorded.stream(), invented.stream())
                .map(frame -> frame.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The same trades in the protocol that XChange speaks. */
    default List<byte[]> peerFrames() throws IOException {
        List<byte[]> frames = new ArrayList<>(frames());
        List<Trade> invented = invented(1_000 - recorded().size());
        for (int i = 0; i < invented.size(); i++) {
            frames.set(
                    frames.size() - invented.size() + i,
                    peerFrame(invented.get(i)).getBytes(StandardCharsets.UTF_8));
        }
        return frames;
    }

    private List<Trade> invented(int count) {
        return new BenchTrades(protocol().venue()).some(instrument(), count);
    }
}
