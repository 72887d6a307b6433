package io.candela.gateway.arrival;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.springframework.stereotype.Component;

/**
 * The open connections of HTTP/2, which has no {@code Connection: close}: they are told in a frame of their own that nothing
 * new is to be begun on them (RFC 9113, section 6.8). What has been begun, or is on its way, is still answered.
 */
@Component
class Http2Connections {
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean leaving;

    void add(Channel connection) {
        open.add(connection);
        if (leaving) {
            goAway(connection);
        }
    }

    void leave() {
        leaving = true;
        open.forEach(Http2Connections::goAway);
    }

    private static void goAway(Channel connection) {
        // The largest number that a stream can have: which was the last one is known only later.
        var _ = connection.writeAndFlush(
                new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR).setExtraStreamIds(Integer.MAX_VALUE));
    }
}
