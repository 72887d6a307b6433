package io.candela.gateway.streams;

import io.candela.contracts.ApiKey;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that knows just enough of both protocols, so that it can break off at any byte, or not read, as no library would. */
abstract class TestStream implements Closeable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Socket socket;
    final DataInputStream in;
    String status = "";
    String extensions = "";

    @Nullable
    String cursor;

    private TestStream(int port, int receiveBuffer) throws IOException {
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 1024));
    }

    /** Opens a stream that selects {@code channels}, and goes on at {@code cursor} if there is one. */
    static TestStream open(Framing framing, int port, ApiKey key, List<String> channels, @Nullable String cursor) {
        TestStream stream = switch (framing) {
            case WEB_SOCKET, COMPRESSED_WEB_SOCKET -> {
                WebSocket webSocket = webSocket(port, key, 0, framing == Framing.COMPRESSED_WEB_SOCKET);
                webSocket.subscribe(1, channels, cursor);
                yield webSocket;
            }
            case SERVER_SENT_EVENTS -> events(port, key, channels, cursor);
        };
        stream.cursor = cursor;
        return stream;
    }

    static WebSocket webSocket(int port, ApiKey key) {
        return webSocket(port, key, 0);
    }

    static WebSocket webSocket(int port, ApiKey key, int receiveBuffer) {
        return webSocket(port, key, receiveBuffer, false);
    }

    private static WebSocket webSocket(int port, ApiKey key, int receiveBuffer, boolean compressed) {
        try {
            WebSocket stream = new WebSocket(port, receiveBuffer);
            stream.request(
                    "/v1/stream", key, """
                    Upgrade: websocket
                    Connection: Upgrade
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                    """ + (compressed ? "Sec-WebSocket-Extensions: permessage-deflate\n" : ""));
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Events events(int port, ApiKey key, List<String> channels, @Nullable String cursor) {
        try {
            Events stream = new Events(port, 0);
            StringBuilder path = new StringBuilder("/v1/stream?");
            for (String channel : channels) {
                path.append("channel=")
                        .append(URLEncoder.encode(channel, StandardCharsets.UTF_8))
                        .append('&');
            }
            stream.request(
                    path.substring(0, path.length() - 1),
                    key,
                    "Accept: text/event-stream\n" + (cursor == null ? "" : "Last-Event-ID: " + cursor + "\n"));
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message; nothing if the connection has ended. */
    @Nullable
    JsonNode next() {
        try {
            String text = read();
            if (text == null) {
                return null;
            }
            JsonNode message = JSON.readTree(text);
            cursor = message.path("cursor").asString(cursor);
            Description.check(message);
            return message;
        } catch (EOFException | java.net.SocketException ended) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message of one of {@code types}, which is a list with commas; others are passed over. */
    JsonNode next(String types) {
        List<String> passed = new ArrayList<>();
        for (JsonNode message = next(); message != null; message = next()) {
            passed.add(message.toString());
            if (List.of(types.split(",", -1)).contains(message.path("type").asString())) {
                return message;
            }
        }
        throw new AssertionError("No " + types + " until the end, but " + passed);
    }

    /** Messages up to the end of the connection. */
    List<JsonNode> rest() {
        List<JsonNode> rest = new ArrayList<>();
        for (JsonNode message = next(); message != null; message = next()) {
            rest.add(message);
        }
        return rest;
    }

    void forEach(Consumer<JsonNode> listener) {
        for (JsonNode message = next(); message != null; message = next()) {
            listener.accept(message);
        }
    }

    /** Messages until all of {@code tape} has been heard, or nothing has come for long. */
    void allInto(Heard heard, Tape tape) {
        for (int silence = 0; silence < PATIENCE.toSeconds() && !heard.knows(tape); ) {
            JsonNode message = next();
            if (message == null) {
                return;
            }
            heard.hear(message);
            silence = message.path("type").asString().equals("heartbeat") ? silence + 1 : 0;
        }
    }

    /** At most {@code most} messages, up to the first moment of silence. */
    void someInto(Heard heard, int most) {
        for (int i = 0; i < most; i++) {
            JsonNode message = next();
            if (message == null || message.path("type").asString().equals("heartbeat")) {
                return;
            }
            heard.hear(message);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    abstract @Nullable String read() throws IOException;

    void request(String path, ApiKey key, String headers) throws IOException {
        write("GET %s HTTP/1.1\nHost: localhost\nAuthorization: Bearer %s\n%s\n"
                .formatted(path, key.text(), headers)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        status = line(in);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            extensions = header.toLowerCase(Locale.ROOT).startsWith("sec-websocket-extensions:") ? header : extensions;
        }
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static String line(DataInputStream from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = from.readUnsignedByte(); b != '\n'; b = from.readUnsignedByte()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    static final class WebSocket extends TestStream {
        private static final int TEXT = 0x81;
        private static final int CLOSE = 0x88;
        private static final int COMPRESSED = 0x40;

        /** The status of the close frame, once it has come. */
        int closed;

        private WebSocket(int port, int receiveBuffer) throws IOException {
            super(port, receiveBuffer);
        }

        void subscribe(int id, List<String> channels, @Nullable String resume) {
            var message = JSON.createObjectNode().put("op", "subscribe").put("id", id);
            channels.forEach(message.putArray("channels")::add);
            if (resume != null) {
                message.put("resume", resume);
            }
            send(message.toString());
        }

        void send(String text) {
            try {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                write(extensions.isEmpty() ? masked(TEXT, bytes) : masked(TEXT | COMPRESSED, deflated(bytes)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A part of a message that does not end. */
        void part(boolean first, String text) {
            try {
                write(masked(first ? 1 : 0, text.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        @Nullable
        String read() throws IOException {
            int kind = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length > 127) {
                throw new IOException("A server does not mask");
            }
            boolean compressed = (kind & COMPRESSED) != 0;
            kind &= ~COMPRESSED;
            byte[] payload =
                    in.readNBytes(length < 126 ? length : length == 126 ? in.readUnsignedShort() : (int) in.readLong());
            if (kind == CLOSE) {
                closed = ByteBuffer.wrap(payload).getShort();
                write(masked(CLOSE, payload));
                return read();
            }
            if (kind != TEXT) {
                throw new IOException("A frame of kind " + kind);
            }
            if (compressed != !extensions.isEmpty()) {
                throw new IOException("Compressed as was not agreed");
            }
            return new String(compressed ? inflated(payload) : payload, StandardCharsets.UTF_8);
        }

        private static byte[] deflated(byte[] text) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream out =
                    new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true), true)) {
                out.write(text);
                out.flush();
                byte[] all = bytes.toByteArray();
                return Arrays.copyOf(all, all.length - 4);
            }
        }

        /** As a client does that keeps nothing from one message to the next. */
        private static byte[] inflated(byte[] payload) throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            try (InflaterOutputStream out = new InflaterOutputStream(text, new Inflater(true))) {
                out.write(payload);
                out.write(new byte[] {0, 0, -1, -1});
                out.flush();
                return text.toByteArray();
            }
        }

        /** With a mask of zeros, which is one. */
        static byte[] masked(int kind, byte[] payload) {
            ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
            frame.put((byte) kind);
            if (payload.length < 126) {
                frame.put((byte) (0x80 | payload.length));
            } else if (payload.length < 65_536) {
                frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
            } else {
                frame.put((byte) (0x80 | 127)).putLong(payload.length);
            }
            frame.putInt(0).put(payload).flip();
            byte[] bytes = new byte[frame.remaining()];
            frame.get(bytes);
            return bytes;
        }
    }

    static final class Events extends TestStream {
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private DataInputStream chunk = new DataInputStream(java.io.InputStream.nullInputStream());

        private Events(int port, int receiveBuffer) throws IOException {
            super(port, receiveBuffer);
        }

        @Override
        @Nullable
        String read() throws IOException {
            String data = null;
            String id = null;
            while (true) {
                String line = eventLine();
                if (line.isEmpty() && data != null) {
                    JsonNode sent = JSON.readTree(data).path("cursor");
                    if (sent.isString() && !sent.asString().equals(id)) {
                        throw new IOException("The id is not the cursor: " + id);
                    }
                    return data;
                }
                data = line.startsWith("data: ") ? line.substring(6) : data;
                id = line.startsWith("id: ") ? line.substring(4) : id;
            }
        }

        private String eventLine() throws IOException {
            text.reset();
            while (true) {
                int b = chunk.read();
                if (b == '\n') {
                    return text.toString(StandardCharsets.UTF_8);
                }
                if (b >= 0) {
                    text.write(b);
                } else {
                    nextChunk();
                }
            }
        }

        private void nextChunk() throws IOException {
            String size = line(in);
            if (size.isEmpty()) {
                size = line(in);
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                throw new EOFException();
            }
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            chunk = new DataInputStream(new java.io.ByteArrayInputStream(bytes));
        }
    }
}
