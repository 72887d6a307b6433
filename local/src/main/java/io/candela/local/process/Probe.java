package io.candela.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** A question that a program answers once it is ready, and not before. */
@FunctionalInterface
public interface Probe {

    /** How long one question may take; the probe is asked again until the program's own time is up. */
    int TIMEOUT_MILLIS = 1_000;

    /** The time between two questions. */
    Duration PAUSE = Duration.ofMillis(50);

    /**
     * Asks once.
     *
     * @throws IOException if there is nobody to ask; the same as {@code false}
     */
    boolean answers() throws IOException;

    /** Asks until there is an answer, which is true, or the time is up, which is false. */
    default boolean answersWithin(Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < patience.toNanos()) {
            if (answersNow()) {
                return true;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    /** Asks once; nobody there is no answer. */
    default boolean answersNow() {
        try {
            return answers();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ready when this one and the other are. */
    default Probe and(Probe other) {
        return () -> answers() && other.answers();
    }

    /** Ready when the port takes connections. */
    static Probe connects(int port) {
        return () -> {
            connect(port).close();
            return true;
        };
    }

    /** Ready when a GET answers with a 2xx status. */
    static Probe http(URI uri) {
        return http(uri, Map.of());
    }

    /** Ready when a GET with these headers answers with a 2xx status. */
    static Probe http(URI uri, Map<String, String> headers) {
        return () -> isOk((HttpURLConnection) uri.toURL().openConnection(), headers);
    }

    /** The same over TLS, with whoever {@code trusted} lets in, whatever name that has. */
    static Probe https(URI uri, Map<String, String> headers, SSLSocketFactory trusted) {
        return () -> {
            HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
            connection.setSSLSocketFactory(trusted);
            connection.setHostnameVerifier((_, _) -> true);
            return isOk(connection, headers);
        };
    }

    private static boolean isOk(HttpURLConnection connection, Map<String, String> headers) throws IOException {
        headers.forEach(connection::setRequestProperty);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode() / 100 == 2;
        } finally {
            connection.disconnect();
        }
    }

    /** Ready when the request, in the program's own protocol, is answered by something that starts with one of these. */
    static Probe says(int port, byte[] request, List<String> expected) {
        int longest = expected.stream().mapToInt(String::length).max().orElse(0);
        return () -> {
            try (Socket socket = connect(port)) {
                socket.getOutputStream().write(request);
                String answer = new String(socket.getInputStream().readNBytes(longest), StandardCharsets.ISO_8859_1);
                return !answer.isEmpty() && expected.stream().anyMatch(answer::startsWith);
            }
        };
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        return socket;
    }
}
