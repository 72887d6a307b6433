package io.candela.auth.idempotency;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.time.InstantSource;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the filter before every operation of the API, and into the description of each POST. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyConfiguration {
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(
            IdempotentAnswers answers,
            PlatformTransactionManager transactions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            IdempotencyProperties properties,
            InstantSource clock) {
        FilterRegistrationBean<IdempotencyFilter> filter =
                new FilterRegistrationBean<>(new IdempotencyFilter(answers, transactions, problems, properties, clock));
        // After what tells who calls and which request it is.
        filter.addUrlPatterns("/v1/*");
        return filter;
    }

    @Bean
    GlobalOpenApiCustomizer idempotencyKeys() {
        return api -> api.getPaths().values().stream()
                .map(PathItem::getPost)
                .filter(Objects::nonNull)
                .forEach(IdempotencyConfiguration::describe);
    }

    private static void describe(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name(IdempotencyKey.HEADER)
                .description(
                        "Names the request, so that it can be sent again: for 24 hours the same key with the same request gets the first answer, with `Idempotency-Replayed: true`, and with another request a 422. While the first is being carried out, it gets a 409 with `Retry-After`")
                .example("8e03978e-40d5-43e8-bc93-6894a57f9324")
                .schema(new StringSchema().minLength(1).maxLength(IdempotencyKey.LONGEST)));
    }
}
