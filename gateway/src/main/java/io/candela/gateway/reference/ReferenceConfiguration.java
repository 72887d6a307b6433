package io.candela.gateway.reference;

import io.candela.gateway.pages.PageFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Serves what the page is made of: the library from its WebJar, under a path that names its version. */
@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration implements WebFluxConfigurer {
    private static final String LIBRARY = "swagger-ui";
    private static final String VERSION = libraryVersion();

    static final PageFolder PAGE = new PageFolder("docs", Map.of("library", "/docs/%s/%s".formatted(LIBRARY, VERSION)));

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        PAGE.serve(registry);
        registry.addResourceHandler("/docs/%s/**".formatted(LIBRARY))
                .addResourceLocations("classpath:/META-INF/resources/webjars/%s/".formatted(LIBRARY))
                .setCacheControl(PageFolder.FOREVER);
    }

    private static String libraryVersion() {
        try {
            return PropertiesLoaderUtils.loadProperties(
                            new ClassPathResource("META-INF/maven/org.webjars/%s/pom.properties".formatted(LIBRARY)))
                    .getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
