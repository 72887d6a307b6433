/**
 * How real exchanges speak of that market: one class each for WebSocket and for requests.
 */
@NullMarked
package io.candela.sandbox.exchanges;

import org.jspecify.annotations.NullMarked;
