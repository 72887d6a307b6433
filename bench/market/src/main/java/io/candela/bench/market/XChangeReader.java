package io.candela.bench.market;

import info.bitrich.xchangestream.service.netty.NettyStreamingService;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.knowm.xchange.dto.marketdata.Trade;

/**
 * Reads messages with XChange as its users do: its streaming service gets the text that its socket would hand to it, and
 * its market data service the trades. Only the socket leads nowhere.
 */
public final class XChangeReader {
    /** Where services are told to connect to, and never do. */
    public static final String NOWHERE = "wss://127.0.0.1";

    private final NettyStreamingService<?> service;
    private final EmbeddedChannel socket = new EmbeddedChannel();
    private final List<Trade> arrived = new ArrayList<>();

    public XChangeReader(NettyStreamingService<?> service) {
        this.service = service;
        try {
            Field channel = NettyStreamingService.class.getDeclaredField("webSocketChannel");
            channel.setAccessible(true);
            channel.set(service, socket);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is another XChange", e);
        }
    }

    /** Subscribes. */
    public XChangeReader listenTo(Observable<Trade> trades) {
        Disposable _ = trades.subscribe(arrived::add, failure -> {
            throw new IllegalStateException("XChange does not read it", failure);
        });
        return this;
    }

    /** What it has sent to the venue. */
    public String sent() {
        TextWebSocketFrame frame = Objects.requireNonNull(socket.readOutbound());
        return frame.text();
    }

    /** The trades of one message, until the next one is read. */
    public List<Trade> read(byte[] frame) {
        arrived.clear();
        service.messageHandler(new String(frame, StandardCharsets.UTF_8));
        return arrived;
    }
}
