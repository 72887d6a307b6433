package io.candela.marketdata.backfill;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.backfill.Outcome.Away;
import io.candela.marketdata.backfill.Outcome.Contradicting;
import io.candela.marketdata.backfill.Outcome.Loaded;
import io.candela.marketdata.backfill.Outcome.Unfit;
import io.candela.marketdata.history.BackFilled;
import io.candela.marketdata.history.BackFilled.Hole;
import io.candela.marketdata.history.Series;
import io.candela.marketdata.instruments.Instruments;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** Lets the operator load candles of the past, and tells what has been loaded. */
@Component
@WebEndpoint(id = "backfills")
class BackFillsEndpoint {
    private static final int CONFLICT = 409;

    private final BackFillLoader loader;
    private final BackFills backFills;
    private final Instruments instruments;

    BackFillsEndpoint(BackFillLoader loader, BackFills backFills, Instruments instruments) {
        this.loader = loader;
        this.backFills = backFills;
        this.instruments = instruments;
    }

    @ReadOperation
    List<Line> backFills() {
        return backFills.all().stream().map(Line::of).toList();
    }

    @WriteOperation
    WebEndpointResponse<?> load(String instrument, String venue, String interval, String file)
            throws InterruptedException {
        return switch (outcome(instrument, venue, interval, file)) {
            case Loaded(int added, int known, int observed, BackFilled all) ->
                new WebEndpointResponse<>(new Answer(added, known, observed, Line.of(all)));
            case Unfit(String why) ->
                new WebEndpointResponse<>(new Refusal(why), WebEndpointResponse.STATUS_BAD_REQUEST);
            case Contradicting(String why) -> new WebEndpointResponse<>(new Refusal(why), CONFLICT);
            case Away(String why) ->
                new WebEndpointResponse<>(new Refusal(why), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
        };
    }

    private Outcome outcome(String instrument, String venue, String interval, String file) throws InterruptedException {
        Series series;
        try {
            series = new Series(
                    new Instrument(instrument),
                    new Venue(venue),
                    Interval.parse(interval)
                            .orElseThrow(() -> new IllegalArgumentException("There is no interval " + interval)));
        } catch (IllegalArgumentException wrong) {
            return new Unfit(String.valueOf(wrong.getMessage()));
        }
        if (!instruments.ids().contains(series.instrument())) {
            return new Unfit(instrument + " is not listed here");
        }
        if (series.venue().equals(Venue.CONSOLIDATED)) {
            return new Unfit("Candles are loaded of the venue that made them");
        }
        return loader.load(series, file);
    }

    record Answer(int added, int known, int observed, Line all) {}

    record Refusal(String detail) {}

    record Line(
            String instrument,
            String venue,
            String interval,
            Instant from,
            Instant to,
            long candles,
            List<Hole> holes,
            Instant loadedAt) {

        static Line of(BackFilled all) {
            Series series = all.series();
            return new Line(
                    series.instrument().id(),
                    series.venue().id(),
                    series.interval().code(),
                    all.from(),
                    all.to(),
                    all.candles(),
                    all.holes(),
                    all.loadedAt());
        }
    }
}
