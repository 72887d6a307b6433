package io.candela.platform;

import io.candela.contracts.Environment;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The clock, and the environment that this platform serves. */
@AutoConfiguration
class PlatformAutoConfiguration {
    @Bean
    Environment candelaEnvironment(@Value("${candela.environment}") Environment environment) {
        return environment;
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource instantSource() {
        return Clock.systemUTC();
    }
}
