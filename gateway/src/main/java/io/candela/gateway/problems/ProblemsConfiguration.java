package io.candela.gateway.problems;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProblemsConfiguration {
    @Bean
    ProblemCatalogue problemCatalogue() {
        return ProblemCatalogue.load();
    }
}
