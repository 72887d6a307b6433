package io.candela.gateway.arrival;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has every connection watched for heads that come too slowly. */
@Component
class HeadDeadlines implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private final ArrivalProperties properties;

    HeadDeadlines(ArrivalProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit(
                (_, channel, _) -> HeadDeadline.watch(channel.pipeline(), properties.patience())));
    }
}
