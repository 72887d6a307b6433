package io.candela.gateway.arrival;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2FrameCodec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Has every connection watched for requests that come too slowly. */
@Component
public class HeadDeadlines implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    /** Longer than any answer takes. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

    private final ArrivalProperties properties;
    private final Http2Connections connections;

    HeadDeadlines(ArrivalProperties properties, Http2Connections connections) {
        this.properties = properties;
        this.connections = connections;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::watch);
    }

    /** {@code server} with its connections watched. */
    public HttpServer watch(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> {
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(NettyPipeline.H2OrHttp11Codec) == null) {
                HeadDeadline.watch(pipeline, properties.patience());
            } else {
                Negotiation.await(pipeline, this::decided);
            }
        });
    }

    private void decided(ChannelPipeline pipeline, @Nullable Http2FrameCodec codec) {
        if (codec == null) {
            HeadDeadline.watch(pipeline, properties.patience());
            return;
        }
        FrameDeadline.watch(pipeline, properties.patience());
        // A connection that is closed waits for what is open on it; that may be a request that its caller never
        // finishes.
        codec.gracefulShutdownTimeoutMillis(LAST_ANSWERS.toMillis());
        connections.add(pipeline.channel());
    }
}
