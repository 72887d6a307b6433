package io.candela.gateway.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every topic once for all streams of this gateway, and tells the {@link Outlet}s. It has no consumer group: every
 * gateway reads everything.
 */
final class TopicReader implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** How many frames are told at once; they may be many times as many writes. */
    private static final int PIECE = 16;

    private final Map<String, Channel> channels = new HashMap<>();
    private final Consumer<String, byte[]> consumer;
    private final TopicWatch topics;
    private final Frames frames;
    private final InstantSource clock;
    private final StreamMetrics metrics;
    private final Book book;
    private final List<Outlet> outlets = new ArrayList<>();
    private final Queue<Outlet> newcomers = new ConcurrentLinkedQueue<>();
    private final Queue<Question> questions = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final Pulse pulse;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Map<TopicPartition, Long> ends = Map.of();
    private boolean begun;
    private volatile boolean filled;
    private volatile boolean live;

    TopicReader(
            List<Channel> channels,
            Consumer<String, byte[]> consumer,
            TopicWatch topics,
            Frames frames,
            InstantSource clock,
            StreamMetrics metrics) {
        channels.forEach(channel -> this.channels.put(channel.topic(), channel));
        this.consumer = consumer;
        this.topics = topics;
        this.frames = frames;
        this.clock = clock;
        this.metrics = metrics;
        this.book = new Book(channels);
        this.pulse = new Pulse(consumer);
    }

    /** Gives {@code outlet} what is remembered, and from then on every update. */
    void join(Outlet outlet) {
        newcomers.add(outlet);
    }

    /** The newest frame of each subject of a channel, once what there was at the start has been read. */
    CompletableFuture<List<Frame>> newest(String channel) {
        Question question = new Question(channel, new CompletableFuture<>());
        questions.add(question);
        return question.answer();
    }

    /** Whether what there was at the start has been read. */
    boolean filled() {
        return filled;
    }

    /** Whether Kafka answers. */
    boolean live() {
        return live;
    }

    void close() {
        closing.countDown();
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer;
                topics) {
            while (closing.getCount() > 0) {
                turn();
            }
        } catch (WakeupException | InterruptException closed) {
            // close() wakes the consumer up.
        }
    }

    private void turn() {
        try {
            topics.look().ifPresent(this::open);
            if (consumer.assignment().isEmpty()) {
                pause();
            } else {
                read();
            }
            if (!filled && begun && reachedEnds()) {
                filled = true;
                log.atInfo()
                        .addKeyValue("partitions", consumer.assignment().size())
                        .log("The streams are filled");
            }
            admit();
            answer();
            source();
        } catch (OffsetOutOfRangeException outOfRange) {
            lose(outOfRange.offsetOutOfRangePartitions().keySet());
        } catch (WakeupException | InterruptException closed) {
            throw closed;
        } catch (KafkaException failure) {
            log.atWarn().addKeyValue("reason", failure.getMessage()).log("Topics cannot be read for streams");
            pause();
        }
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WakeupException();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    // Which topics there are

    private void open(Map<String, TopicWatch.Description> found) {
        List<Update.Opened> opened = new ArrayList<>();
        Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
        found.values()
                .forEach(topic -> opened(topic).ifPresent(update -> {
                    opened.add(update);
                    assigned.addAll(topic.all());
                }));
        if (!opened.isEmpty()) {
            consumer.assign(assigned);
            opened.forEach(this::seek);
            opened.forEach(this::tell);
        }
        if (!begun) {
            ends = consumer.endOffsets(assigned);
            begun = true;
        }
    }

    /** What is new about a topic. */
    private Optional<Update.Opened> opened(TopicWatch.Description found) {
        Channel channel = channel(found.topic());
        Place known = book.channel(channel.name()).place();
        if (known.topic() == found.id()) {
            return known.partitions() == found.partitions()
                    ? Optional.empty()
                    : Optional.of(new Update.Opened(
                            known.in(new Place(channel.name(), found.id(), new long[found.partitions()]))));
        }
        // What comes to be while this gateway runs is read from its beginning.
        long[] from = begun ? new long[found.partitions()] : starts(channel, found.all());
        return Optional.of(new Update.Opened(new Place(channel.name(), found.id(), from)));
    }

    private long[] starts(Channel channel, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
        return partitions.stream()
                .mapToLong(partition -> channel.history() == 0
                        ? first.getOrDefault(partition, 0L)
                        : Math.max(
                                first.getOrDefault(partition, 0L),
                                last.getOrDefault(partition, 0L) - channel.history()))
                .toArray();
    }

    private void seek(Update.Opened opened) {
        String topic = book.channel(opened.from().channel()).channel().topic();
        for (int i = 0; i < opened.from().partitions(); i++) {
            consumer.seek(new TopicPartition(topic, i), opened.from().next(i));
        }
    }

    // Reading

    private void read() {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        List<Frame> arrived = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            Frame frame = frames.of(channel(record.topic()), record);
            if (frame != null) {
                arrived.add(frame);
            }
        }
        List<Update.Reached> moved = moved();
        int told = 0;
        for (; arrived.size() - told > PIECE; told += PIECE) {
            tell(new Update.Arrived(arrived.subList(told, told + PIECE), List.of()));
        }
        if (told < arrived.size() || !moved.isEmpty()) {
            tell(new Update.Arrived(arrived.subList(told, arrived.size()), moved));
        }
    }

    // Positions move over records that are no events, too, and over marks of transactions.
    private List<Update.Reached> moved() {
        List<Update.Reached> moved = new ArrayList<>();
        for (TopicPartition partition : consumer.assignment()) {
            long position = consumer.position(partition);
            Long before = reached.put(partition, position);
            if (before == null || before != position) {
                moved.add(new Update.Reached(channel(partition.topic()).name(), partition.partition(), position));
            }
        }
        return moved;
    }

    private boolean reachedEnds() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    // A topic that was made anew has no records there either; that is another matter than records that were deleted.
    private void lose(Set<TopicPartition> partitions) {
        topics.lookNow().ifPresent(this::open);
        consumer.beginningOffsets(partitions).forEach((partition, first) -> {
            if (consumer.position(partition) < first) {
                log.atWarn()
                        .addKeyValue("topic", partition.topic())
                        .addKeyValue("partition", partition.partition())
                        .addKeyValue("offset", first)
                        .log("Records were deleted before they were relayed");
                consumer.seek(partition, first);
                tell(new Update.Lost(channel(partition.topic()).name(), partition.partition(), first, clock.millis()));
            }
        });
    }

    private void source() {
        boolean answers = pulse.beats(System.nanoTime());
        if (answers != live) {
            live = answers;
            metrics.source(answers);
            log.atInfo().addKeyValue("live", answers).log("Kafka for streams");
            tell(new Update.Source(answers));
        }
    }

    private Channel channel(String topic) {
        Channel channel = channels.get(topic);
        if (channel == null) {
            throw new IllegalStateException("Nobody asked for " + topic);
        }
        return channel;
    }

    // Telling

    private void tell(Update update) {
        switch (update) {
            case Update.Arrived(var arrived, var moved) -> {
                arrived.forEach(
                        frame -> book.channel(frame.subject().channel().name()).add(frame));
                moved.forEach(move -> book.channel(move.channel()).advance(move.partition(), move.offset()));
            }
            case Update.Opened(var from) -> book.channel(from.channel()).open(from);
            case Update.Lost(var channel, var partition, var offset, var _) ->
                book.channel(channel).skip(partition, offset);
            case Update.Source _ -> {}
        }
        outlets.removeIf(outlet -> !outlet.offer(update));
    }

    private void answer() {
        while (filled && !questions.isEmpty()) {
            Question question = questions.remove();
            question.answer().complete(book.channel(question.channel()).newest());
        }
    }

    private void admit() {
        while (filled && !newcomers.isEmpty()) {
            Outlet outlet = newcomers.remove();
            if (outlet.start(book.copy(), live)) {
                outlets.add(outlet);
            }
        }
    }

    private record Question(String channel, CompletableFuture<List<Frame>> answer) {}
}
