package io.candela.marketdata.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Instrument;
import io.candela.marketdata.assets.Resolution.Ambiguous;
import io.candela.marketdata.assets.Resolution.Resolved;
import io.candela.marketdata.assets.Resolution.Unknown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The assets that are really there. */
class AssetsTest {
    private final Assets assets = new Assets(binder("assets")
            .bind("candela.market-data.assets", AssetProperties.class)
            .get());

    @ParameterizedTest
    @CsvSource({"BTC,bitcoin", "btc,bitcoin", "XBT,bitcoin", "LUNC,terra-classic", "USD,us-dollar", "USDC,usd-coin"})
    void aTickerOfOneAssetMeansThatAsset(String ticker, String id) {
        assertThat(assets.resolve(ticker))
                .isEqualTo(new Resolved(assets.named(id).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"BOND,barnbridge,bonded-finance", "luna,terra,terra-classic", "BCC,bitcoin-cash,bitconnect"})
    void aTickerThatSeveralHaveOrHadIsNeverGuessed(String ticker, String first, String second) {
        assertThat(assets.resolve(ticker))
                .isEqualTo(new Ambiguous(List.of(
                        assets.named(first).orElseThrow(), assets.named(second).orElseThrow())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NOPE", "bitcoin", "BTC-USD"})
    void whatIsNoTickerMeansNothing(String ticker) {
        assertThat(assets.resolve(ticker)).isEqualTo(new Unknown());
    }

    @Test
    void theRefusalNamesTheCandidates() {
        AmbiguousSymbol refusal = new AmbiguousSymbol("LUNA", assets.after("tera", 2));

        assertThat(refusal.getStatusCode().value()).isEqualTo(409);
        assertThat(refusal.getBody().getDetail())
                .isEqualTo("'LUNA' may mean terra (Terra) or terra-classic (Terra Classic).");
        assertThat(refusal.getBody().getProperties())
                .extractingByKey("errors")
                .asString()
                .contains("[terra, terra-classic]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "replay", "sandbox"})
    void bothSidesOfEveryInstrumentMeanOneAsset(String environment) {
        Set<String> sides = new TreeSet<>();
        binder("instruments-" + environment)
                .bind("candela.market-data.instruments.listed", Bindable.mapOf(String.class, List.class))
                .get()
                .keySet()
                .forEach(id -> {
                    Instrument instrument = new Instrument(id);
                    sides.add(instrument.base());
                    sides.add(instrument.quote());
                });

        assertThat(sides).isNotEmpty().allMatch(side -> assets.resolve(side) instanceof Resolved);
    }

    @Test
    void idsAreSlugsAndTickersAreUpperCase() {
        assertThatThrownBy(() -> new Asset("Bitcoin", "BTC", "Bitcoin", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Asset("bitcoin", "btc", "Bitcoin", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Asset("bitcoin", "BTC", "Bitcoin", List.of("xbt")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Binder binder(String file) {
        try {
            MutablePropertySources sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file + ".yaml"))
                    .forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
