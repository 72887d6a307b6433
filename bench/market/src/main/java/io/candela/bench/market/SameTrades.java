package io.candela.bench.market;

import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.WireParser;
import java.io.IOException;
import java.util.List;

/** Makes sure that both read the same from a venue's messages before the time is taken. */
final class SameTrades {
    private SameTrades() {}

    /** Throws where they differ; answers how many trades were compared. */
    static int check(VenueFrames venue) throws IOException {
        WireParser parser = venue.parser();
        XChangeReader peer = venue.peer();
        List<byte[]> frames = venue.frames();
        List<byte[]> peerFrames = venue.peerFrames();
        int compared = 0;
        for (int i = 0; i < frames.size(); i++) {
            List<Outcome> ours =
                    trades(parser, frames.get(i)).stream().map(venue::outcome).toList();
            List<Outcome> theirs =
                    peer.read(peerFrames.get(i)).stream().map(venue::outcome).toList();
            if (ours.isEmpty() || !ours.equals(theirs)) {
                throw new IllegalStateException(
                        "%s: %s, and with XChange %s".formatted(Venues.name(venue), ours, theirs));
            }
            compared += ours.size();
        }
        return compared;
    }

    private static List<Trade> trades(WireParser parser, byte[] frame) {
        Parsed parsed = parser.parse(frame, BenchTrades.BEGIN);
        return parsed instanceof Parsed.Traded(List<Trade> trades) ? trades : List.of();
    }
}
