package io.candela.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

class PropertiesTest {
    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackageClasses = MarketDataApplication.class)
    static class Everything {}

    @Test
    void theDefaultsAreThoseThatAreDocumented() {
        new ApplicationContextRunner()
                .withInitializer(context -> {
                    try {
                        new YamlPropertySourceLoader()
                                .load("application", new ClassPathResource("application.yaml"))
                                .forEach(context.getEnvironment().getPropertySources()::addLast);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .withUserConfiguration(Everything.class)
                .run(context -> assertThat(context
                                .getBeansWithAnnotation(
                                        org.springframework.boot.context.properties.ConfigurationProperties.class)
                                .values()
                                .stream()
                                .map(Object::toString)
                                .sorted())
                        .containsExactly(
                                "AssetProperties[known={}]",
                                "BackFillProperties[folder=back-fill, lookEvery=PT10S]",
                                "BookProperties[showEvery=PT0.25S, confirmEvery=PT2S, staleAfter=PT10S, firstPause=PT5S,"
                                        + " longestPause=PT1M]",
                                "CandleProperties[grace=PT2S, horizon=PT1H, showEvery=PT0.25S, recent=1000, tail=50000,"
                                        + " plausible=PlausibilityRules[factor=2, witnessFor=PT5M, trades=20,"
                                        + " lasting=PT1M, most=1000]]",
                                "ExportProperties[atOnce=4]",
                                "FeedProperties[lead=PT5S, firstPause=PT0.5S, longestPause=PT30S, statusEvery=PT0.5S,"
                                        + " silentAfter=PT10S, traceOneIn=1000]",
                                "HistoryProperties[http=http://127.0.0.1:19000,"
                                        + " url=jdbc:postgresql://127.0.0.1:18812/qdb, keep=Keep[trades=P90D,"
                                        + " candles=P0D, prices=P30D]]",
                                "InstrumentProperties[listed={}]",
                                "PriceProperties[staleAfter=PT30S, outlierMultiple=5, tolerance=0.001,"
                                        + " witnessFor=PT5M, witnessTolerance=0.1, showEvery=PT0.1S]",
                                "ReplayProperties[tape=class path resource"
                                        + " [bitstamp_trades_from_20131125_usd.csv], speed=600, shift=false]",
                                "VenueProperties[listenTo=[coinbase, kraken, binance], at={}, silence=PT30S,"
                                        + " quotesEvery=PT0.1S]"));
    }
}
