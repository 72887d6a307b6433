package io.candela.marketdata.assets;

import io.candela.marketdata.assets.Resolution.Ambiguous;
import io.candela.marketdata.assets.Resolution.Resolved;
import io.candela.marketdata.assets.Resolution.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** The assets that are known here. */
@Component
class Assets {
    private final SortedMap<String, Asset> assets;

    Assets(AssetProperties properties) {
        this.assets = properties.assets();
    }

    Optional<Asset> named(String id) {
        return Optional.ofNullable(assets.get(id));
    }

    /** What {@code ticker} means, in whatever case it is written; candidates are in the order of their ids. */
    Resolution resolve(String ticker) {
        String upper = ticker.toUpperCase(Locale.ROOT);
        List<Asset> candidates =
                assets.values().stream().filter(asset -> asset.isCalled(upper)).toList();
        return switch (candidates.size()) {
            case 0 -> new Unknown();
            case 1 -> new Resolved(candidates.getFirst());
            default -> new Ambiguous(candidates);
        };
    }

    /** At most {@code limit} assets whose ids come after {@code after}, in the order of ids. */
    List<Asset> after(String after, int limit) {
        return assets.values().stream()
                .filter(asset -> asset.id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }
}
