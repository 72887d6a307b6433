package io.candela.gateway.arrival;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import reactor.netty.NettyPipeline;

/**
 * Cuts connections on which the head of a request arrives too slowly: the timeout for idle connections is put off by each byte,
 * so who sends a byte now and then could hold one forever. Only heads that do not arrive at once cost a timer.
 */
final class HeadDeadline {
    private final Deadline deadline;
    private boolean expecting = true;
    private boolean begun;

    private HeadDeadline(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Watches a connection of HTTP/1.1 on which nothing has been read yet. */
    static void watch(ChannelPipeline pipeline, Duration patience) {
        HeadDeadline head = new HeadDeadline(new Deadline(patience));
        pipeline.addBefore(NettyPipeline.HttpCodec, "candela.head.bytes", head.new Bytes());
        pipeline.addAfter(NettyPipeline.HttpCodec, "candela.head", head.new Messages());
    }

    private void cancel() {
        begun = false;
        deadline.callOff();
    }

    /** Before the codec: bytes come in. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            begun = expecting;
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (begun) {
                deadline.set(context);
            }
            context.fireChannelReadComplete();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            cancel();
            context.fireChannelInactive();
        }
    }

    /** After the codec: the head is complete, and another one is expected when the answer has been given. */
    private final class Messages extends ChannelDuplexHandler {
        private boolean upgraded;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                expecting = false;
                cancel();
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse response) {
                upgraded = response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
            }
            if (message instanceof LastHttpContent) {
                expecting = !upgraded;
            }
            var _ = context.write(message, promise);
        }
    }
}
