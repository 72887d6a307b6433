package io.candela.marketdata.backfill;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the past is loaded.
 *
 * @param folder where the files lie; no others are read
 * @param lookEvery how often a replica looks for what another has loaded
 */
@ConfigurationProperties("candela.market-data.back-fill")
record BackFillProperties(
        @DefaultValue("back-fill") Path folder,
        @DefaultValue("10s") Duration lookEvery) {}
