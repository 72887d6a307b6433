package io.candela.signals.signals;

import io.candela.contracts.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Identifies the code that makes signals: the SHA-256, in lower-case hex, of the class files of indicators and strategies
 * in the order of their names. The build is reproducible, so the same sources give the same hash.
 */
@Component
final class SignalCode {
    private static final String[] PACKAGES = {"indicators", "parameters", "strategies"};

    private final String hash = hash();

    @Override
    public String toString() {
        return hash;
    }

    private static String hash() {
        Sha256 digest = new Sha256();
        try {
            for (String name : PACKAGES) {
                Resource[] classes = new PathMatchingResourcePatternResolver(SignalCode.class.getClassLoader())
                        .getResources("classpath:io/candela/signals/%s/*.class".formatted(name));
                Arrays.sort(classes, Comparator.comparing(resource -> String.valueOf(resource.getFilename())));
                for (Resource each : classes) {
                    try (InputStream bytes = each.getInputStream()) {
                        digest.add(bytes.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest.hex();
    }
}
