package io.candela.marketdata.backfill;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.marketdata.backfill.Outcome.Away;
import io.candela.marketdata.backfill.Outcome.Contradicting;
import io.candela.marketdata.backfill.Outcome.Loaded;
import io.candela.marketdata.backfill.Outcome.Unfit;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.history.BackFilled;
import io.candela.marketdata.history.BackFilledCandles;
import io.candela.marketdata.history.HistoricCandles;
import io.candela.marketdata.history.Series;
import io.candela.platform.problem.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Loads a file of candles: all of it, or nothing. */
@Component
class BackFillLoader {
    private static final Logger log = LoggerFactory.getLogger(BackFillLoader.class);
    /** What is younger than this may still change at the venue. */
    private static final Duration SETTLING = Duration.ofHours(1);

    private final Environment environment;
    private final BackFillProperties properties;
    private final BackFills backFills;
    private final BackFilledCandles store;
    private final HistoricCandles historic;
    private final MarketClock clock;
    private final InstantSource wallClock;

    BackFillLoader(
            Environment environment,
            BackFillProperties properties,
            BackFills backFills,
            BackFilledCandles store,
            HistoricCandles historic,
            MarketClock clock,
            InstantSource wallClock) {
        this.environment = environment;
        this.properties = properties;
        this.backFills = backFills;
        this.store = store;
        this.historic = historic;
        this.clock = clock;
        this.wallClock = wallClock;
    }

    /** @param file its name in the folder for such files; unpacked first if it ends in {@code .gz} */
    synchronized Outcome load(Series series, String file) throws InterruptedException {
        try {
            backFills.take(store.list());
            return load(series, read(series, file));
        } catch (IOException | InvalidPathException unreadable) {
            return new Unfit("%s cannot be read: %s".formatted(file, unreadable));
        } catch (CandleFile.Unfit unfit) {
            return new Unfit(unfit.why());
        } catch (Unavailable | DataAccessException away) {
            return new Away("The store cannot be reached at the moment");
        }
    }

    private NavigableMap<Instant, Candle> read(Series series, String file) throws IOException {
        Path folder = properties.folder().toRealPath();
        Path path = folder.resolve(file).toRealPath();
        if (!path.startsWith(folder)) {
            throw new CandleFile.Unfit("It lies outside of the folder for such files");
        }
        Instant now = clock.now();
        try (InputStream bytes = Files.newInputStream(path);
                InputStream content = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return new CandleFile(environment, series, now, now.minus(SETTLING)).read(content);
        }
    }

    private Outcome load(Series series, NavigableMap<Instant, Candle> candles) throws InterruptedException {
        Optional<BackFilled> before = backFills.of(series.instrument(), series.interval());
        if (before.isPresent() && !before.get().series().equals(series)) {
            return new Contradicting(
                    "There is %s already".formatted(before.get().series()));
        }
        NavigableMap<Instant, Candle> unobserved = candles.headMap(firstOfOurs(series), false);
        TreeMap<Instant, Candle> all = new TreeMap<>();
        before.ifPresent(known -> there(known).forEach(candle -> all.put(candle.openTime(), candle)));
        List<Candle> added = new ArrayList<>();
        for (Candle candle : unobserved.values()) {
            Candle there = all.putIfAbsent(candle.openTime(), candle);
            if (there == null) {
                added.add(candle);
            } else if (!sameNumbers(there, candle)) {
                return new Contradicting("The candle of %s is another one already".formatted(candle.openTime()));
            }
        }
        if (all.isEmpty()) {
            return new Unfit("We have candles of our own of all that time");
        }
        BackFilled now = new BackFilled(
                series,
                all.firstKey(),
                all.lastEntry().getValue().closeTime(),
                all.size(),
                Holes.between(all.navigableKeySet(), series.interval()),
                wallClock.instant());
        store.add(added, now);
        backFills.take(List.of(now));
        log.atInfo()
                .addKeyValue("series", series)
                .addKeyValue("added", added.size())
                .addKeyValue("holes", now.holes().size())
                .log("Candles of the past were loaded");
        return new Loaded(added.size(), unobserved.size() - added.size(), candles.size() - unobserved.size(), now);
    }

    private Instant firstOfOurs(Series series) {
        Series ours = Series.consolidated(series.instrument(), series.interval());
        List<Candle> first = historic.ascending(ours, Instant.MIN, Instant.MAX, Instant.MAX, 1);
        return first.isEmpty() ? Instant.MAX : first.getFirst().openTime();
    }

    private List<Candle> there(BackFilled known) {
        Interval interval = known.series().interval();
        long intervals = Stream.iterate(known.from(), open -> open.isBefore(known.to()), interval::end)
                .count();
        return historic.ascending(known.series(), known.from(), known.to(), Instant.MAX, Math.toIntExact(intervals));
    }

    private static boolean sameNumbers(Candle one, Candle other) {
        return numbers(one).equals(numbers(other));
    }

    private static List<?> numbers(Candle candle) {
        return List.of(candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
    }
}
