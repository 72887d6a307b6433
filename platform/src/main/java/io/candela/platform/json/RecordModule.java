package io.candela.platform.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import io.candela.contracts.Candle;
import io.candela.contracts.Decimals;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON form of the contracts' types, which know nothing of JSON themselves. */
final class RecordModule extends SimpleModule {
    RecordModule() {
        super("candela-records");
        addSerializer(BigDecimal.class, new PlainDecimal());
        addDeserializer(Instant.class, new PlainInstant());
        addSerializer(Instant.class, new Time());
        setMixInAnnotation(Instrument.class, AsId.class);
        setMixInAnnotation(Venue.class, AsId.class);
        setMixInAnnotation(Candle.class, FinalFlag.class);
        setMixInAnnotation(Signal.class, WithRevision.class);
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new LowerCaseNames());
    }

    private static final class PlainDecimal extends StdSerializer<BigDecimal> {
        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Decimals.canonical(value).toPlainString());
        }
    }

    private static final class Time extends StdSerializer<Instant> {
        Time() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
            generator.writeString(TimeText.of(time));
        }
    }

    /** Constants are written {@code api-key} for {@code API_KEY}; intervals by their code. */
    private static final class LowerCaseNames extends NopAnnotationIntrospector {
        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass annotated, Enum<?>[] constants, String[] names) {
            for (int i = 0; i < constants.length; i++) {
                names[i] = constants[i] instanceof Interval interval
                        ? interval.code()
                        : constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
            return names;
        }
    }

    private abstract static class AsId {
        @JsonCreator
        @SuppressWarnings("UnusedVariable") // Jackson reads the signature
        AsId(String id) {}

        @JsonValue
        abstract String id();
    }

    /** The oldest signals were written before they had revisions: they are the first. */
    private abstract static class WithRevision {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        abstract int revision();
    }

    private abstract static class FinalFlag {
        @JsonProperty("final")
        abstract boolean isFinal();
    }
}
