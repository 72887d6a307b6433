/**
 * Live streams at {@code /v1/stream}: Kafka topics relayed to subscribers over WebSocket and server-sent events. Each topic
 * is read once, whatever the number of subscribers, and a client that comes back goes on where it was cut off.
 */
@NullMarked
package io.candela.gateway.streams;

import org.jspecify.annotations.NullMarked;
