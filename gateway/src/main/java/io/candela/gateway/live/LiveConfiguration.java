package io.candela.gateway.live;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.VersionResourceResolver;

/** Serves what the page is made of, to be kept for good. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration implements WebFluxConfigurer {
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final LiveAssets assets;

    LiveConfiguration(LiveAssets assets) {
        this.assets = assets;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/live/assets/**")
                .addResourceLocations("classpath:" + LiveAssets.FOLDER)
                .setCacheControl(FOREVER)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(assets.version(), "/**"));
        // Its path names the library's version.
        registry.addResourceHandler("/live/lightweight-charts/**")
                .addResourceLocations("classpath:/live/lightweight-charts/")
                .setCacheControl(FOREVER);
    }
}
