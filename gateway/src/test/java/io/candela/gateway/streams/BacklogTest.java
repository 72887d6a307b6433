package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.streams.Backlog.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is remembered, and wherever a client left off, it gets what counts, once and in order. */
class BacklogTest {
    private static final int TOPIC = 7;

    @Property(tries = 300)
    void everyFrameThatCountsComesOnceAndInOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 50) int history,
            @ForAll @IntRange(max = 200) int left) {
        Log log = new Log(new Conflation.Where("state", "open"), history, new Random(seed), 200);
        Place place = new Place("things", TOPIC, Math.min(left, log.end(0)), Math.min(left / 2, log.end(1)));
        Backlog backlog = new Backlog(0);
        backlog.resume(log.book, List.of(everything(log)), place.copy());

        List<Frame> got = log.drain(backlog, subscriptions(log));
        for (int partition = 0; partition < 2; partition++) {
            int which = partition;
            assertThat(got.stream().filter(frame -> frame.partition() == which && !frame.conflatable()))
                    .containsExactlyElementsOf(log.frames.stream()
                            .filter(frame -> frame.partition() == which
                                    && !frame.conflatable()
                                    && frame.offset() >= place.next(which))
                            .toList());
            assertThat(got.stream().filter(frame -> frame.partition() == which).map(Frame::offset))
                    .isSorted();
        }
        log.newest().forEach((key, frame) -> {
            if (frame.offset() >= place.next(frame.partition())) {
                assertThat(got).contains(frame);
            }
        });
        assertThat(backlog.places()).containsExactly(log.book.place());
    }

    @Property(tries = 300)
    void whereOnlyTheNewestCountsEachSubjectComesOnce(@ForAll long seed, @ForAll @IntRange(max = 200) int left) {
        Log log = new Log(new Conflation.Always(), 0, new Random(seed), 200);
        Place place = new Place("things", TOPIC, Math.min(left, log.end(0)), Math.min(left / 2, log.end(1)));
        Backlog backlog = new Backlog(0);
        backlog.resume(log.book, List.of(everything(log)), place.copy());
        assertThat(log.drain(backlog, subscriptions(log)))
                .containsExactlyInAnyOrderElementsOf(log.newest().values().stream()
                        .filter(frame -> frame.offset() >= place.next(frame.partition()))
                        .toList());
    }

    @Example
    void whoLeavesAmidASnapshotIsNotTakenToHaveSeenIt() {
        Log log = new Log(new Conflation.Always(), 0, new Random(1), 50);
        Backlog backlog = new Backlog(0);
        backlog.begin(log.book, List.of(everything(log)));
        assertThat(backlog.places()).containsExactly(log.book.place().beginning());
        Step.Show show = (Step.Show) backlog.next(subscriptions(log));
        assertThat(show.snapshot().frames()).hasSameSizeAs(log.newest().values());
        backlog.shown(show.snapshot());
        assertThat(backlog.places()).containsExactly(log.book.place());
        assertThat(backlog.next(subscriptions(log))).isInstanceOf(Step.Done.class);
    }

    @Example
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
        Log log = new Log(new Conflation.Never(), 1000, new Random(1), 50);
        Backlog backlog = new Backlog(0);
        assertThat(backlog.resume(log.book, List.of(everything(log)), new Place("things", TOPIC + 1, 40, 40)))
                .isFalse();
        assertThat(log.drain(backlog, subscriptions(log))).hasSameSizeAs(log.frames);
    }

    @Example
    void whoIsAheadWaitsUntilItIsNot() {
        Log log = new Log(new Conflation.Never(), 1000, new Random(1), 10);
        Backlog backlog = new Backlog(0);
        backlog.resume(log.book, List.of(everything(log)), new Place("things", TOPIC, log.end(0) + 2, log.end(1)));
        assertThat(backlog.next(subscriptions(log))).isInstanceOf(Step.Ahead.class);
        log.book.advance(0, log.end(0) + 2);
        assertThat(backlog.next(subscriptions(log))).isInstanceOf(Step.Done.class);
    }

    @Example
    void whatIsGoneIsSaid() {
        Log log = new Log(new Conflation.Never(), 5, new Random(1), 200);
        Backlog backlog = new Backlog(123);
        backlog.resume(log.book, List.of(everything(log)), new Place("things", TOPIC, 0, log.end(1)));
        Step.Read read = (Step.Read) backlog.next(subscriptions(log));
        long there = read.fetch().to() - 1;
        backlog.fetched(read.fetch(), new Page(there, read.fetch().to(), List.of()));
        assertThat(backlog.next(subscriptions(log))).isEqualTo(new Step.Lost(log.book.channel(), 123, 123));
        assertThat(backlog.places().getFirst().next(0)).isEqualTo(there);
    }

    private static Selection everything(Log log) {
        return new Selection(log.book.channel(), "", new TreeSet<>());
    }

    private static Subscriptions subscriptions(Log log) {
        Subscriptions subscriptions = new Subscriptions();
        subscriptions.add(everything(log));
        return subscriptions;
    }

    /** Two partitions with holes, all of which can be read again. */
    private static final class Log {
        private final List<Frame> frames = new ArrayList<>();
        private final ChannelBook book;

        Log(Conflation conflation, int history, Random random, int count) {
            Channel channel = new Channel("things", "t.things", "thing", null, "read", conflation, history);
            book = new ChannelBook(channel);
            book.open(new Place("things", TOPIC, 0, 0));
            Map<String, Subject> subjects = new HashMap<>();
            for (int i = 0; i < count; i++) {
                int partition = random.nextInt(2);
                String key = partition + "-" + random.nextInt(3);
                Frame frame = new Frame(
                        subjects.computeIfAbsent(key, _ -> new Subject(channel, "", key)),
                        partition,
                        end(partition) + random.nextInt(3),
                        i,
                        channel.newestCounts() || (!(conflation instanceof Conflation.Never) && random.nextBoolean()),
                        "{}".getBytes(StandardCharsets.UTF_8));
                frames.add(frame);
                book.add(frame);
            }
        }

        long end(int partition) {
            return book.place().next(partition);
        }

        Map<String, Frame> newest() {
            Map<String, Frame> newest = new HashMap<>();
            frames.forEach(frame -> newest.put(frame.subject().key(), frame));
            return newest;
        }

        /** Everything that the backlog has sent and shown by its end. */
        List<Frame> drain(Backlog backlog, Subscriptions subscriptions) {
            List<Frame> got = new ArrayList<>();
            while (true) {
                switch (backlog.next(subscriptions)) {
                    case Step.Send(var frame) -> got.add(frame);
                    case Step.Skip _ -> {}
                    case Step.Show(var snapshot) -> {
                        got.addAll(snapshot.frames());
                        backlog.shown(snapshot);
                    }
                    case Step.Read(var fetch) -> backlog.fetched(fetch, page(fetch));
                    case Step.Done _ -> {
                        return got;
                    }
                    case Step.Lost lost -> throw new AssertionError(lost);
                    case Step.Ahead ahead -> throw new AssertionError(ahead);
                }
            }
        }

        private Page page(Backlog.Fetch fetch) {
            return new Page(
                    fetch.from(),
                    fetch.to(),
                    frames.stream()
                            .filter(frame -> frame.partition() == fetch.partition()
                                    && frame.offset() >= fetch.from()
                                    && frame.offset() < fetch.to())
                            .toList());
        }
    }
}
