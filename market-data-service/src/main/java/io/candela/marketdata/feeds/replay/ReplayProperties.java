package io.candela.marketdata.feeds.replay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * How the tape is played.
 *
 * @param tape the recording
 * @param speed how many times faster than it was recorded, or {@code max}
 * @param shift whether its times are moved so that it ended when it was first started; the shift is kept with the data
 */
@ConfigurationProperties("candela.market-data.replay")
record ReplayProperties(
        @DefaultValue("classpath:bitstamp_trades_from_20131125_usd.csv")
        Resource tape,

        @DefaultValue("600") String speed,
        @DefaultValue("false") boolean shift) {

    ReplayProperties {
        Speed.parse(speed);
    }
}
