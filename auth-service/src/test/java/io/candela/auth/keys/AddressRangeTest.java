package io.candela.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.auth.keys.AddressRange.Parsed.Range;
import io.candela.auth.keys.AddressRange.Parsed.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24,203.0.113.0/24",
        "203.0.113.7/32,203.0.113.7/32",
        "0.0.0.0/0,0.0.0.0/0",
        "::/0,0:0:0:0:0:0:0:0/0",
        "2001:DB8::/32,2001:db8:0:0:0:0:0:0/32",
        "2001:db8::1/128,2001:db8:0:0:0:0:0:1/128"
    })
    void blocksAreTakenAndWrittenInOneWay(String text, String canonical) {
        assertThat(AddressRange.parse(text)).isEqualTo(new Range(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "203.0.113.7",
                "203.0.113/24",
                "203.0.113.0/33",
                "256.0.0.0/8",
                "203.0.113.0/-1",
                "10/8",
                "203.0.113.7/24",
                "2001:db8::1/64",
                "2001:db8::/129",
                "2001:::1/128",
                "::1%lo/128",
                "example.org/24",
                "::ffff:203.0.113.7/128",
                "1.2.3.4/5/6",
                "٣.0.0.0/8"
            })
    void whatIsNoBlockIsRefusedWithAReason(String text) {
        assertThat(AddressRange.parse(text))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7/24,has bits set beyond its prefix of 24 bits",
        "203.0.113.0/33,has a prefix longer than 32 bits",
        "999.0.113.0/24,is not an address: 999.0.113.0"
    })
    void theReasonSaysWhatIsWrong(String text, String reason) {
        assertThat(AddressRange.parse(text)).isEqualTo(new Refused(reason));
    }
}
