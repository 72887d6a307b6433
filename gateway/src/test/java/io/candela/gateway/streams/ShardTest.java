package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.Configured;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ShardTest {
    private final EventLoop loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();
    private final Shard shard = new Shard(
            loop,
            new Shard.Surroundings(
                    Configured.with("candela.gateway.streams", StreamsProperties.class),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Clock.systemUTC()));

    @Test
    void whatIsToBeDoneIsDoneOnItsEventLoopUntilThatHasEnded() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        assertThat(shard.run(() -> {
                    if (loop.inEventLoop()) {
                        done.countDown();
                    }
                }))
                .isTrue();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();

        loop.shutdownGracefully(0, 20, TimeUnit.SECONDS).sync();
        assertThat(shard.run(() -> {})).isFalse();
        assertThat(new Outlet(shard).offer(new Update.Source(true))).isFalse();
    }
}
