package io.candela.gateway.streams;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.netty.resources.LoopResources;

/** Event loops for nothing but streams: the operating system shares processors fairly between these and those of requests. */
@Component
class StreamLoops implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LoopResources resources =
            LoopResources.create("streams", Runtime.getRuntime().availableProcessors(), true);
    private final EventLoopGroup loops = resources.onServer(LoopResources.DEFAULT_NATIVE);

    EventLoop next() {
        return loops.next();
    }

    @Override
    public void destroy() {
        resources.disposeLater(Duration.ZERO, PATIENCE).block(PATIENCE);
    }
}
