package io.candela.gateway.tls;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.netty.http.Http2SettingsSpec;

/**
 * Offers HTTP/2 where there is TLS, and nowhere else: without, it would be one more protocol on the port and no browser
 * would speak it.
 */
@Component
class Http2Protocol implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    /** What RFC 9113, section 6.5.2, recommends not to go below. */
    private static final long STREAMS = 100;

    /** Beyond that many requests that their callers take back, in so many seconds, it is an attack (CVE-2023-44487). */
    private static final int RESETS = 200;

    private static final int WINDOW_SECONDS = 30;

    private final DataSize headers;

    Http2Protocol(@Value("${server.max-http-request-header-size}") DataSize headers) {
        this.headers = headers;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        if (Ssl.isEnabled(factory.getSsl())) {
            Http2 offered = new Http2();
            offered.setEnabled(true);
            factory.setHttp2(offered);
            factory.addServerCustomizers(server -> server.http2Settings(this::bound));
        }
    }

    private void bound(Http2SettingsSpec.Builder settings) {
        settings.maxConcurrentStreams(STREAMS)
                .maxHeaderListSize(headers.toBytes())
                .maxDecodedRstFramesPerWindow(RESETS, WINDOW_SECONDS)
                .maxEncodedRstFramesPerWindow(RESETS, WINDOW_SECONDS);
    }
}
