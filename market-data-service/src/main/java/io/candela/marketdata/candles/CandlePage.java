package io.candela.marketdata.candles;

import io.candela.platform.web.Paged;
import io.candela.platform.web.Position;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A part of the list of candles.
 *
 * @param data in the order of their open times
 * @param gaps the intervals in this part of the list that have no candle
 */
@Schema(description = "A part of a list of candles")
record CandlePage(List<CandleView> data, List<Gap> gaps, Position page) implements Paged {}
