/**
 * Signals: candles are folded into them on Kafka, the newest are kept in memory, and callers read those over HTTP. The
 * fold itself ({@link io.candela.signals.signals.SignalFold}) and the memory know neither Kafka nor Spring.
 */
@NullMarked
package io.candela.signals.signals;

import org.jspecify.annotations.NullMarked;
