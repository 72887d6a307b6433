package io.candela.platform.identity;

import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Guards every path of a servlet service's port. The management port is another web server, which it does not touch. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityAutoConfiguration {
    @Bean
    CallerTokens callerTokens(
            IdentityProperties properties, @Value("${spring.application.name}") String service, InstantSource clock) {
        return new CallerTokens(
                new IdentityKeys(properties.publicKeysFile(), clock.instant()), service, properties.services(), clock);
    }

    @Bean
    FilterRegistrationBean<IdentityFilter> identityFilter(CallerTokens tokens, JsonMapper mapper) {
        FilterRegistrationBean<IdentityFilter> registration =
                new FilterRegistrationBean<>(new IdentityFilter(tokens, mapper));
        // After the observation filter (HIGHEST + 1), so that a refusal is seen in traces and metrics.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }
}
