package io.candela.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The mapper for events on Kafka. It passes over properties that it does not know, since events may gain some. */
public final class RecordJson {
    private static final JsonMapper MAPPER = conventions(JsonMapper.builder())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RecordJson() {}

    /** The one mapper, which is immutable. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    static JsonMapper.Builder conventions(JsonMapper.Builder builder) {
        return builder.addModule(new RecordModule())
                .changeDefaultPropertyInclusion(inclusion -> inclusion
                        .withValueInclusion(JsonInclude.Include.NON_NULL)
                        .withContentInclusion(JsonInclude.Include.NON_NULL));
    }
}
