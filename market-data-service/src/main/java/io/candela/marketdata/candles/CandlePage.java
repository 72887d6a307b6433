package io.candela.marketdata.candles;

import io.candela.platform.web.Paged;
import io.candela.platform.web.Position;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of candles.
 *
 * @param data in the order of their open times
 * @param gaps the intervals in this part of the list that have no candle
 * @param timezone whose days, weeks and months these are, as the caller named it; absent if nobody did
 */
@Schema(description = "A part of a list of candles")
record CandlePage(
        List<CandleView> data,
        List<Gap> gaps,

        @Schema(
                description = "The time zone whose days, weeks and months these are; absent if the request names none",
                example = "America/New_York")
        @Nullable
        String timezone,

        Position page)
        implements Paged {}
