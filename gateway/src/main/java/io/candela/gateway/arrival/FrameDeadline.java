package io.candela.gateway.arrival;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import reactor.netty.NettyPipeline;

/** Does for HTTP/2 what {@link HeadDeadline} does for HTTP/1.1: what has begun must be complete in time, frame by frame. */
final class FrameDeadline extends ChannelInboundHandlerAdapter {
    private final FrameBoundaries boundaries = new FrameBoundaries();
    private final Deadline deadline;
    private boolean begun;

    private FrameDeadline(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Watches a connection of HTTP/2 on which nothing has been read yet. */
    static void watch(ChannelPipeline pipeline, Duration patience) {
        pipeline.addBefore(NettyPipeline.HttpCodec, "candela.frames", new FrameDeadline(new Deadline(patience)));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && boundaries.follow(bytes)) {
            deadline.callOff();
        }
        begun = true;
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (begun && boundaries.isAmidst()) {
            deadline.set(context);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.callOff();
        context.fireChannelInactive();
    }
}
