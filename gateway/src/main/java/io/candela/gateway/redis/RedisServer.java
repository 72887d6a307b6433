package io.candela.gateway.redis;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A Redis server.
 *
 * @param password empty for none
 */
public record RedisServer(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("16379") int port,
        @DefaultValue("") String password,
        @DefaultValue("false") boolean ssl) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
