package io.candela.platform.json;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.DeserializationFeature;

/** Gives HTTP bodies the same JSON form as events; a request with a property that nobody knows is a mistake. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
class JsonAutoConfiguration {
    @Bean
    JsonMapperBuilderCustomizer candelaJson() {
        return builder -> RecordJson.conventions(builder).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
