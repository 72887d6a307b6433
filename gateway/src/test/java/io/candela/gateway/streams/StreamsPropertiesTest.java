package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class StreamsPropertiesTest {
    private static final String PREFIX = "candela.gateway.streams";

    @Test
    void theseAreTheDefaults() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate(PREFIX, StreamsProperties.class))
                .isEqualTo(new StreamsProperties(
                        List.of(),
                        DataSize.ofKilobytes(16),
                        1000,
                        20,
                        5,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2),
                        DataSize.ofKilobytes(64),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5),
                        DataSize.ofMegabytes(64),
                        4,
                        Duration.ofSeconds(5),
                        false));
    }

    @Test
    void theChannelsAreOverTopicsThatThereAre() throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(sources::addLast);
        StreamsProperties properties = new Binder(ConfigurationPropertySources.from(sources))
                .bind(PREFIX, StreamsProperties.class)
                .get();
        assertThat(properties.channels())
                .extracting(Channel::name)
                .containsExactly("prices", "trades", "quotes", "candles", "signals", "grades", "feeds");
        assertThat(properties.channels())
                .allSatisfy(channel ->
                        assertThat(Topics.all()).extracting(Topics.Topic::name).contains(channel.topic()));
        // Of a compacted topic the newest of each key is all that there is, and it is read as a whole.
        assertThat(properties.channels().stream().filter(channel -> channel.history() == 0))
                .extracting(Channel::topic)
                .containsExactlyInAnyOrderElementsOf(Topics.all().stream()
                        .filter(topic -> topic.compacted() && !topic.name().startsWith("auth."))
                        .map(Topics.Topic::name)
                        .toList());
        assertThat(properties.isUnambiguous()).isTrue();
        assertThat(properties.channels()).allMatch(Channel::isBounded);
    }

    @Test
    void conflationIsNeverAlwaysOrOfAPropertysValue() {
        assertThat(Conflation.of("never")).isEqualTo(new Conflation.Never());
        assertThat(Conflation.of("always")).isEqualTo(new Conflation.Always());
        assertThat(Conflation.of("state=open")).isEqualTo(new Conflation.Where("state", "open"));
        assertThatThrownBy(() -> Conflation.of("often")).hasMessageContaining("often");
    }
}
