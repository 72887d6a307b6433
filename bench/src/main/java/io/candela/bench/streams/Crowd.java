package io.candela.bench.streams;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.HdrHistogram.Histogram;

/** Subscribers on one event loop, on addresses enough that ports do not run out. */
final class Crowd implements Subscribers {
    /** How many streams are being opened at the same time. */
    private static final int OPENING = 200;

    private static final int ADDRESSES = 8;
    private static final int READ_BYTES = 64 * 1024;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Deliveries deliveries = new Deliveries();
    private final Bootstrap bootstrap = new Bootstrap()
            .group(loop)
            .channel(EpollSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_LINGER, 0) // closed by a reset, so that no port stays taken
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
            .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);

    @Override
    public Duration open(List<Opening> openings, int count) {
        return open(openings, count, true);
    }

    @Override
    public Duration openDeaf(List<Opening> openings, int count) {
        return open(openings, count, false);
    }

    private Duration open(List<Opening> openings, int count, boolean reads) {
        long begin = System.nanoTime();
        Semaphore free = new Semaphore(OPENING);
        CompletableFuture<?>[] opened = new CompletableFuture<?>[count];
        for (int i = 0; i < count; i++) {
            free.acquireUninterruptibly();
            opened[i] = open(openings.get(i % openings.size()), i, reads).whenComplete((_, _) -> free.release());
        }
        CompletableFuture.allOf(opened).join();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private CompletableFuture<Void> open(Opening opening, int number, boolean reads) {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        ChannelFuture connected = bootstrap
                .clone()
                .handler(new Subscriber(opening, opened, reads ? deliveries : null))
                .connect(
                        new InetSocketAddress(local(1), opening.port()),
                        new InetSocketAddress(local(1 + number % ADDRESSES), 0));
        Channel channel = connected.channel();
        channels.add(channel);
        connected.addListener(done -> {
            if (!done.isSuccess()) {
                opened.completeExceptionally(done.cause());
            }
        });
        return opened;
    }

    private static InetAddress local(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    @Override
    public void close() {
        channels.close().awaitUninterruptibly();
    }

    @Override
    public int streams() {
        return channels.size();
    }

    @Override
    public long frames() {
        return deliveries.frames();
    }

    @Override
    public Histogram latencies() {
        return deliveries.latencies();
    }
}
