package io.candela.gateway.streams;

import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.topics.WholeTopics;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** All live streams of this gateway. */
@Component
public class Streams implements SmartLifecycle {
    private final StreamLoops loops;
    private final Map<EventLoop, Shard> shards = new ConcurrentHashMap<>();
    private final Map<String, Object> consumerSettings;
    private final Frames frames = new Frames();
    private final PageReader pageReader;
    private final Shard.Surroundings surroundings;
    private final Map<String, Object> adminSettings;
    private @Nullable TopicReader reader;
    private volatile boolean stopping;

    Streams(
            StreamsProperties properties,
            StreamLoops loops,
            ConsumerFactory<?, ?> consumers,
            KafkaAdmin admin,
            StreamMetrics metrics,
            Refusals refusals,
            CredentialDirectory credentials,
            @Value("${candela.gateway.access-log:false}") boolean logged,
            InstantSource clock) {
        this.loops = loops;
        this.consumerSettings = settings(consumers);
        this.adminSettings = admin.getConfigurationProperties();
        this.pageReader = new PageReader(this::consumer, frames, metrics);
        this.surroundings = new Shard.Surroundings(
                properties,
                new Selections(properties.channels()),
                new Pages(properties.readers(), properties.pages().toBytes(), pageReader),
                metrics,
                refusals,
                credentials,
                new StreamLog(logged),
                clock);
    }

    /**
     * The newest event of each key of a channel, as JSON; none where there is no such channel. It comes when all that there
     * was at the start has been read, and not at all once the streams have been stopped.
     */
    public CompletableFuture<Map<String, byte[]>> newest(String channel) {
        TopicReader started = reader;
        boolean known = surroundings.properties().channels().stream()
                .anyMatch(each -> each.name().equals(channel));
        return started == null || !known
                ? CompletableFuture.completedFuture(Map.of())
                : started.newest(channel)
                        .thenApply(frames -> frames.stream()
                                .collect(Collectors.toMap(
                                        frame -> frame.subject().key(), Frame::data, (_, last) -> last)));
    }

    Selections selections() {
        return surroundings.selections();
    }

    boolean compressing() {
        return surroundings.properties().compression();
    }

    /** Whether streams may be opened. */
    boolean admitting() {
        TopicReader started = reader;
        return started != null && started.filled() && !stopping;
    }

    /**
     * Opens a stream on an event loop for streams, so that no request waits until many have got an event. {@code opened}
     * gets the client there. To be called on the event loop that the connection has.
     */
    void open(Line line, Visitor visitor, Consumer<Client> opened) {
        if (line.channel() instanceof Http2StreamChannel) {
            openBeside(line, visitor, opened);
        } else {
            move(line, visitor, opened);
        }
    }

    /** The connection goes to the loop. */
    private void move(Line line, Visitor visitor, Consumer<Client> opened) {
        Channel channel = line.channel();
        StreamHandler.hold(line);
        channel.deregister()
                .addListener(_ -> loops.next().register(channel).addListener(moved -> {
                    if (moved.isSuccess()) {
                        Client client = client(line, visitor, channel.eventLoop());
                        client.shard().join(client);
                        StreamHandler.install(client);
                        opened.accept(client);
                    } else {
                        var _ = channel.close();
                    }
                }));
    }

    /** The connection has other requests as well and stays where it is: what is written is handed over to it. */
    private void openBeside(Line line, Visitor visitor, Consumer<Client> opened) {
        if (line.channel().isActive()) {
            EventLoop loop = loops.next();
            Client client = client(line, visitor, loop);
            StreamHandler.attach(client);
            loop.execute(() -> {
                client.shard().join(client);
                opened.accept(client);
            });
        }
    }

    private Client client(Line line, Visitor visitor, EventLoop loop) {
        return new Client(shards.computeIfAbsent(loop, this::shard), line, visitor);
    }

    private Shard shard(EventLoop loop) {
        Shard shard = new Shard(loop, surroundings);
        reader().join(new Outlet(shard));
        return shard;
    }

    private TopicReader reader() {
        if (reader == null) {
            throw new IllegalStateException("The streams have not been started");
        }
        return reader;
    }

    @Override
    public void start() {
        TopicReader started = new TopicReader(
                surroundings.properties().channels(),
                consumer(),
                new TopicWatch(
                        Admin.create(adminSettings),
                        surroundings.properties().channels().stream()
                                .map(each -> each.topic())
                                .toList()),
                frames,
                surroundings.clock(),
                surroundings.metrics());
        reader = started;
        Thread.ofPlatform().name("stream-reader").daemon().start(started);
    }

    @Override
    public void stop() {
        stopping = true;
        shards.values()
                .forEach(shard -> shard.run(() -> shard.endAll(
                        Goodbye.SHUTDOWN, "This gateway is stopped; come back to another one, or to the next.")));
        if (reader != null) {
            reader.close();
        }
        reader = null;
        surroundings.pages().close();
        pageReader.close();
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    private org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(consumerSettings);
    }

    private static Map<String, Object> settings(ConsumerFactory<?, ?> consumers) {
        Map<String, Object> settings = WholeTopics.settings(consumers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        return settings;
    }
}
