package io.candela.gateway.arrival;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/** Waits on a connection with TLS until it is known what will be spoken, which the handshake decides (RFC 7301). */
final class Negotiation extends ChannelInboundHandlerAdapter {
    private final BiConsumer<ChannelPipeline, @Nullable Http2FrameCodec> decided;

    /** {@code decided} gets the codec of HTTP/2, or nothing where it is HTTP/1.1. */
    private Negotiation(BiConsumer<ChannelPipeline, @Nullable Http2FrameCodec> decided) {
        this.decided = decided;
    }

    static void await(ChannelPipeline pipeline, BiConsumer<ChannelPipeline, @Nullable Http2FrameCodec> decided) {
        pipeline.addBefore(NettyPipeline.H2OrHttp11Codec, "candela.negotiation", new Negotiation(decided));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        // Whoever hears it next puts the codec in place.
        context.fireUserEventTriggered(event);
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            ChannelPipeline pipeline = context.pipeline();
            pipeline.remove(this);
            decided.accept(pipeline, pipeline.get(Http2FrameCodec.class));
        }
    }
}
