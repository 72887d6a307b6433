/**
 * Technical indicators: numbers derived from bars, one file per indicator. They know neither Kafka nor Spring, so the
 * same classes serve live signals, back-fill and back-tests.
 */
@NullMarked
package io.candela.signals.indicators;

import org.jspecify.annotations.NullMarked;
