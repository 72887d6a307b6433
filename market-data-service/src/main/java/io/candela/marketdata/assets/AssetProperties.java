package io.candela.marketdata.assets;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which assets there are: {@code assets.yaml} says it.
 *
 * @param known by their ids
 */
@ConfigurationProperties("candela.market-data.assets")
record AssetProperties(@DefaultValue Map<String, Entry> known) {
    /**
     * What is known of an asset.
     *
     * @param symbol its ticker
     * @param aliases other tickers that it has, or had
     */
    record Entry(String symbol, String name, @DefaultValue List<String> aliases) {}

    SortedMap<String, Asset> assets() {
        SortedMap<String, Asset> assets = new TreeMap<>();
        known.forEach((id, entry) -> assets.put(id, new Asset(id, entry.symbol(), entry.name(), entry.aliases())));
        return assets;
    }
}
