package io.candela.signals.backtests;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal.Side;

/**
 * A position from its beginning to its end.
 *
 * @param side long or short
 * @param share of the equity that was put in
 * @param profit after fees, as a share of what was put in
 * @param cutOff whether not the strategy but the end of the span, or ruin, ended it
 */
public record Trade(
        Instrument instrument, Side side, double share, Fill entry, Fill exit, double profit, boolean cutOff) {}
