package io.candela.platform.web;

import io.candela.contracts.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The conventions of the public API. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(CursorProperties.class)
@Import({NextLink.class, SelectedFields.class})
class WebAutoConfiguration {
    @Bean
    Cursors cursors(CursorProperties properties) throws IOException {
        return new Cursors(Files.readAllBytes(properties.secretFile()));
    }

    @Bean
    FilterRegistrationBean<EntityTagFilter> entityTags() {
        FilterRegistrationBean<EntityTagFilter> filter = new FilterRegistrationBean<>(new EntityTagFilter());
        filter.addUrlPatterns("/v1/*");
        return filter;
    }

    @Bean
    @ConditionalOnMissingBean
    Intervals intervals() {
        return new Intervals(List.of(Interval.values()));
    }

    @Bean
    WebMvcConfigurer apiConventions(SelectedFields fields, Intervals intervals) {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverterFactory(new CodeParameter());
                registry.addConverter(new TimeParameter());
                registry.addConverter(new IntervalParameter(intervals));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OtherParametersArgument());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new StrictParameters());
                registry.addInterceptor(fields);
            }
        };
    }
}
