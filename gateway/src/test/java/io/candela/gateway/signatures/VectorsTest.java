package io.candela.gateway.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.greenbytes.http.sfv.Parser;
import org.junit.jupiter.api.Test;

/** The examples of RFC 9421 and RFC 9530. */
class VectorsTest {
    private static final String BODY = "{\"hello\": \"world\"}";
    private static final Map<String, String> HEADERS = Map.of(
            "host", "example.com",
            "date", "Tue, 20 Apr 2021 02:07:55 GMT",
            "content-type", "application/json",
            "content-digest",
                    "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
            "content-length", "18");
    private static final RequestComponents REQUEST = new RequestComponents(
            "POST",
            "https",
            "example.com",
            "/foo",
            "param=Value&Pet=dog",
            name -> Stream.ofNullable(HEADERS.get(name)).toList());

    @Test
    void hmacSha256AsInAppendixB25() {
        SignatureBase.Complete base =
                base("(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"");
        assertThat(base.text()).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@authority": example.com
                        "content-type": application/json
                        "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret\"""");
        Verifier verifier = Verifier.hmac(
                decode("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ=="));
        byte[] signature = decode("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
        assertThat(verifier.verifies(base.bytes(), signature)).isTrue();
        assertThat(verifier.verifies(base.bytes(), altered(signature))).isFalse();
        assertThat(verifier.verifies(altered(base.bytes()), signature)).isFalse();
    }

    @Test
    void ed25519AsInAppendixB26() {
        SignatureBase.Complete base = base(
                "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"");
        Verifier verifier =
                Verifier.ed25519(Base64.getUrlDecoder().decode("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs"));
        byte[] signature =
                decode("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
        assertThat(verifier.verifies(base.bytes(), signature)).isTrue();
        assertThat(verifier.verifies(base.bytes(), altered(signature))).isFalse();
        assertThat(verifier.verifies(altered(base.bytes()), signature)).isFalse();
        assertThat(verifier.verifies(base.bytes(), new byte[3])).isFalse();
    }

    @Test
    void theDigestOfTheRequestIsThatOfItsBody() {
        ContentDigest digest =
                ContentDigest.read(REQUEST.headers().apply("content-digest")).orElseThrow();
        assertThat(digest.fits(BODY.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(digest.fits((BODY + " ").getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void derivedComponentsAreThoseOfSection2() {
        RequestComponents request = new RequestComponents(
                "GET", "https", "WWW.Example.com:443", "", "queryString", name -> List.of(" one ", "two"));
        Map.of(
                        "@method", "GET",
                        "@scheme", "https",
                        "@authority", "www.example.com",
                        "@path", "/",
                        "@query", "?queryString",
                        "@request-target", "/?queryString",
                        "@target-uri", "https://www.example.com/?queryString",
                        "x-twice", "one, two")
                .forEach((name, value) -> assertThat(request.value(Parser.parseString('"' + name + '"')))
                        .isEqualTo(value));
        assertThat(new RequestComponents("GET", "https", "a", "/", null, _ -> List.of())
                        .value(Parser.parseString("\"@query\"")))
                .isEqualTo("?");
    }

    private static SignatureBase.Complete base(String input) {
        return (SignatureBase.Complete) SignatureBase.of(Parser.parseInnerList(input), REQUEST::value);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static byte[] altered(byte[] bytes) {
        byte[] altered = bytes.clone();
        altered[altered.length / 2] ^= 1;
        return altered;
    }
}
