/**
 * How services read and write Kafka: record form, topics, dead letters, and the mark that keeps environments apart.
 */
@NullMarked
package io.candela.platform.kafka;

import org.jspecify.annotations.NullMarked;
