package io.candela.gateway.tls;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that knows just enough of HTTP/2 (RFC 9113) to break its rules, as no library would. */
final class Http2Socket implements Closeable {
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SSLSocket socket;
    private final DataInputStream in;

    Http2Socket(SSLContext trusting, int port) throws IOException {
        socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.startHandshake();
        in = new DataInputStream(socket.getInputStream());
    }

    /** Begins the connection, and returns what the server sets. */
    Map<Integer, Long> begin() throws IOException {
        write(PREFACE);
        write(frame(SETTINGS, 0, 0, new byte[0]));
        ByteBuffer settings = ByteBuffer.wrap(next(SETTINGS));
        Map<Integer, Long> set = new HashMap<>();
        while (settings.hasRemaining()) {
            set.put((int) settings.getShort(), settings.getInt() & 0xffff_ffffL);
        }
        return set;
    }

    /** A request for {@code path} that begins with these headers; more of it may be to come. */
    static byte[] request(int stream, String path) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x83); // :method POST
        block.write(0x87); // :scheme https
        literal(block, 4, path);
        literal(block, 1, "localhost");
        return frame(HEADERS, END_HEADERS, stream, block.toByteArray());
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** What the next frame of {@code type} holds; others are passed over. */
    byte[] next(int type) throws IOException {
        while (true) {
            int lengthAndType = in.readInt();
            in.readByte();
            in.readInt();
            byte[] payload = in.readNBytes(lengthAndType >>> 8);
            if ((lengthAndType & 0xff) == type) {
                return payload;
            }
        }
    }

    /** Reads whatever comes until the connection ends. */
    void awaitEnd() throws IOException {
        in.readAllBytes();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A header that is spelt out, by the number that its name has (RFC 7541, section 6.2.2). */
    private static void literal(ByteArrayOutputStream block, int name, String value) {
        block.write(name);
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }
}
