package io.candela.signals.backtests.jobs;

import io.candela.platform.ids.OpaqueIds;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.WebContentInterceptor;

/** Keeps back-tests, which are their account's business, out of every cache, errors included. */
@Configuration(proxyBeanMethods = false)
class BacktestConfiguration implements WebMvcConfigurer {
    @Bean
    OpaqueIds opaqueIds(InstantSource clock) {
        return new OpaqueIds(clock, new SecureRandom());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        WebContentInterceptor interceptor = new WebContentInterceptor();
        interceptor.setCacheControl(CacheControl.noStore());
        registry.addInterceptor(interceptor).addPathPatterns("/v1/backtests/**");
    }
}
