package io.candela.signals.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    MigratedDataSource store(DataSourceProperties properties) {
        return properties
                .initializeDataSourceBuilder()
                .type(MigratedDataSource.class)
                .build();
    }
}
