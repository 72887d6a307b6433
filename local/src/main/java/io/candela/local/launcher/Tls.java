package io.candela.local.launcher;

import io.candela.local.process.Probe;
import io.candela.local.process.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * With what the gateway speaks TLS.
 *
 * @param certificate a PEM file with the certificate, and those between it and one that callers know
 * @param privateKey a PEM file with its private key
 */
record Tls(Path certificate, Path privateKey) {

    /** Throws {@link IllegalArgumentException} where there are no such files. */
    static Tls of(Path certificate, Path privateKey) {
        return new Tls(found(certificate), found(privateKey));
    }

    private static Path found(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no file " + file + " that can be read");
        }
        return file.toAbsolutePath().normalize();
    }

    /** Ready when a GET answers with a 2xx status, and what answers has this certificate, for whatever name that is. */
    Probe probe(URI uri, Map<String, String> headers) {
        return () -> Probe.https(uri, headers, trusting().getSocketFactory()).answers();
    }

    private SSLContext trusting() throws IOException {
        try (InputStream file = Files.newInputStream(certificate)) {
            return Trust.in(CertificateFactory.getInstance("X.509").generateCertificates(file));
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " cannot be used", e);
        }
    }
}
