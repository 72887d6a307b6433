package io.candela.gateway.pages;

import io.candela.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.resource.VersionResourceResolver;

/**
 * A page with scripts and what it is made of, from a folder of the class path: {@code index.html}, and {@code assets}. Those
 * lie under their version, which follows from what is in all of them: so they fit each other, and need never be asked for
 * again.
 */
public final class PageFolder {
    /** For what never changes where it lies. */
    public static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final int VERSION_LENGTH = 32;
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private final String folder;
    private final String version;
    private final String page;

    /** {@code names} are put where the page has them in braces, beside its own {@code version}. */
    public PageFolder(String folder, Map<String, String> names) {
        this.folder = folder;
        try {
            String template = new ClassPathResource(folder + "/index.html").getContentAsString(StandardCharsets.UTF_8);
            for (Map.Entry<String, String> name : names.entrySet()) {
                template = template.replace("{%s}".formatted(name.getKey()), name.getValue());
            }
            Resource[] assets =
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/assets/*");
            this.version = version(template, assets);
            this.page = template.replace("{version}", version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page: it runs nothing but what comes from this gateway, and speaks to nobody else. */
    public ResponseEntity<String> answer() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .eTag(version)
                .contentType(HTML)
                .body(page);
    }

    /** Serves what the page is made of, to be kept for good. */
    public void serve(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/%s/assets/**".formatted(folder))
                .addResourceLocations("classpath:/%s/assets/".formatted(folder))
                .setCacheControl(FOREVER)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(version, "/**"));
    }

    private static String version(String template, Resource[] assets) throws IOException {
        Sha256 everything = new Sha256().add(template);
        Arrays.sort(assets, Comparator.comparing(Resource::getFilename));
        for (Resource asset : assets) {
            everything.add(String.valueOf(asset.getFilename())).add(asset.getContentAsByteArray());
        }
        return everything.hex().substring(0, VERSION_LENGTH);
    }
}
