package io.candela.gateway.streams;

import io.netty.channel.Channel;

/**
 * The connection to a client.
 *
 * @param hangUp ends the conversation once everything written before has been sent
 */
record Line(Channel channel, Framing framing, HangUp hangUp) {
    @FunctionalInterface
    interface HangUp {
        void because(Goodbye reason);
    }
}
