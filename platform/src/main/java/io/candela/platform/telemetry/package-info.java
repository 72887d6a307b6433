/**
 * Traces that cross Kafka.
 */
@NullMarked
package io.candela.platform.telemetry;

import org.jspecify.annotations.NullMarked;
