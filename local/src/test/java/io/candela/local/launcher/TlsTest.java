package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.candela.local.SelfSigned;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    private Path folder;

    @Test
    void onlyWhoHasTheCertificateIsAskedAnything() throws Exception {
        SelfSigned certificate = SelfSigned.create();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.createContext("/", exchange -> {
            boolean known = "Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(known ? 204 : 401, -1);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
            Map<String, String> key = Map.of("Authorization", "Bearer key");
            assertThat(tls(certificate, "own").probe(uri, key).answersNow()).isTrue();
            assertThat(tls(certificate, "own").probe(uri, Map.of()).answersNow())
                    .isFalse();
            assertThat(tls(SelfSigned.create(), "another").probe(uri, key).answersNow())
                    .isFalse();
        } finally {
            server.stop(0);
        }
    }

    private Tls tls(SelfSigned certificate, String name) throws Exception {
        Path certificateFile = folder.resolve(name + ".pem");
        Path keyFile = folder.resolve(name + "-key.pem");
        certificate.write(certificateFile, keyFile);
        return Tls.of(certificateFile, keyFile);
    }
}
