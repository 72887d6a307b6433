package io.candela.local;

import io.candela.local.process.Folders;
import io.candela.local.process.Trust;
import io.candela.local.software.PrivateFile;
import io.candela.local.software.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for this machine that nobody has vouched for, made by the JDK's own tool, for tests. */
public record SelfSigned(X509Certificate certificate, PrivateKey privateKey) {
    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
    private static final char[] PASSWORD = "of a file that is read and deleted".toCharArray();
    private static final String ALIAS = "self";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** A fresh one. */
    public static SelfSigned create() throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("self-signed");
        Path file = folder.resolve("store.p12");
        Tool.run(
                List.of(
                        KEYTOOL.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)),
                folder,
                "");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD);
        }
        Folders.delete(folder);
        return new SelfSigned(
                (X509Certificate) store.getCertificate(ALIAS), (PrivateKey) store.getKey(ALIAS, PASSWORD));
    }

    /** Writes both as PEM. */
    public void write(Path certificateFile, Path keyFile) throws IOException, GeneralSecurityException {
        PrivateFile.write(certificateFile, pem("CERTIFICATE", certificate.getEncoded()));
        PrivateFile.write(keyFile, pem("PRIVATE KEY", privateKey.getEncoded()));
    }

    /** A client that knows it, and no other. */
    public SSLContext client() throws IOException, GeneralSecurityException {
        return Trust.in(List.of(certificate));
    }

    /** A server that has it. */
    public SSLContext server() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, privateKey, PASSWORD, new X509Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(type, new String(PEM.encode(content), StandardCharsets.US_ASCII));
    }
}
