package io.candela.gateway.live;

import io.candela.gateway.pages.PageFolder;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Serves what the page is made of. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration implements WebFluxConfigurer {
    static final PageFolder PAGE = new PageFolder("live", Map.of());

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        PAGE.serve(registry);
        // Its path names the library's version.
        registry.addResourceHandler("/live/lightweight-charts/**")
                .addResourceLocations("classpath:/live/lightweight-charts/")
                .setCacheControl(PageFolder.FOREVER);
    }
}
