package io.candela.gateway.live;

import io.candela.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The page and what it is made of. Its scripts and styles lie under their version, which follows from what is in all of
 * them: so they fit each other, and need never be asked for again.
 */
@Component
class LiveAssets {
    static final String FOLDER = "live/assets/";

    private static final int VERSION_LENGTH = 32;

    private final String version;
    private final String page;

    LiveAssets() {
        try {
            Resource template = new ClassPathResource("live/index.html");
            Resource[] assets = new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "*");
            this.version = version(template, assets);
            this.page = template.getContentAsString(StandardCharsets.UTF_8).replace("{version}", version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return version;
    }

    String page() {
        return page;
    }

    private static String version(Resource template, Resource[] assets) throws IOException {
        Sha256 everything = new Sha256().add(template.getContentAsByteArray());
        Arrays.sort(assets, Comparator.comparing(Resource::getFilename));
        for (Resource asset : assets) {
            everything.add(String.valueOf(asset.getFilename())).add(asset.getContentAsByteArray());
        }
        return everything.hex().substring(0, VERSION_LENGTH);
    }
}
