package io.candela.gateway.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * The page and what it is made of. Its scripts and styles lie under their version, which follows from what is in all of
 * them: so they fit each other, and need never be asked for again.
 */
@Component
class LiveAssets {
    static final String FOLDER = "live/assets/";

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
        StringBuilder digests = new StringBuilder(digest(template));
        Arrays.sort(assets, Comparator.comparing(Resource::getFilename));
        for (Resource asset : assets) {
            digests.append(asset.getFilename()).append(digest(asset));
        }
        return DigestUtils.md5DigestAsHex(digests.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(Resource resource) throws IOException {
        try (InputStream content = resource.getInputStream()) {
            return DigestUtils.md5DigestAsHex(content);
        }
    }
}
