package io.candela.gateway.cache;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How a body is written: as it is, or compressed. */
enum Encoding {
    IDENTITY("identity"),
    GZIP("gzip"),
    BROTLI("br");

    private static final boolean BROTLI_THERE = Brotli4jLoader.isAvailable();
    private static final int QUALITY = 5;

    private final String token;

    Encoding(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** The one to use for a caller who sends these {@code Accept-Encoding} (RFC 9110, section 12.5.3); the smallest at equal weights. */
    static Encoding negotiate(List<String> accepted) {
        if (accepted.isEmpty()) {
            return IDENTITY;
        }
        String line = String.join(",", accepted).toLowerCase(Locale.ROOT);
        double gzip = weight(line, GZIP.token);
        double brotli = BROTLI_THERE ? weight(line, BROTLI.token) : 0;
        if (brotli > 0 && brotli >= gzip) {
            return BROTLI;
        }
        return gzip > 0 ? GZIP : IDENTITY;
    }

    /** {@code plain} in this encoding. */
    byte[] encode(byte[] plain) {
        try {
            return switch (this) {
                case IDENTITY -> plain;
                case GZIP -> gzip(plain);
                case BROTLI -> Encoder.compress(plain, new Encoder.Parameters().setQuality(QUALITY));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (OutputStream compressing = new GZIPOutputStream(bytes)) {
            compressing.write(plain);
        }
        return bytes.toByteArray();
    }

    private static double weight(String line, String token) {
        double others = 0;
        for (String part : line.split(",", -1)) {
            int semicolon = part.indexOf(';');
            String name = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            if (name.equals(token)) {
                return quality(part);
            }
            if (name.equals("*")) {
                others = quality(part);
            }
        }
        return others;
    }

    private static double quality(String part) {
        int q = part.indexOf("q=");
        try {
            return q < 0 ? 1 : Double.parseDouble(part.substring(q + 2).strip());
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
