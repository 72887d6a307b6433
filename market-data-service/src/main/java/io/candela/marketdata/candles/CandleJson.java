package io.candela.marketdata.candles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candela.contracts.Candle;
import io.candela.platform.json.RecordJson;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes the newest candles from what was written of them before: they are asked for again and again, what one of them says
 * does not change, and to write a thousand takes longer than all else that is done for a page.
 */
@Component
class CandleJson extends SimpleModule {
    private static final int MOST = 20_000;

    // By identity, and gone with the candle.
    private final Cache<Candle, SerializedString> written =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

    CandleJson() {
        super("candela-candles");
        setSerializerModifier(new ValueSerializerModifier() {
            @Override
            @SuppressWarnings("unchecked")
            public ValueSerializer<?> modifySerializer(
                    SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
                return bean.getBeanClass() == CandleView.class
                        ? new Remembering((ValueSerializer<Object>) serializer)
                        : serializer;
            }
        });
    }

    private SerializedString json(CandleView view, Candle same) {
        return written.get(same, _ -> new SerializedString(RecordJson.mapper().writeValueAsString(view)));
    }

    private final class Remembering extends StdSerializer<CandleView> {
        private final ValueSerializer<Object> plain;

        Remembering(ValueSerializer<Object> plain) {
            super(CandleView.class);
            this.plain = plain;
        }

        @Override
        public void resolve(SerializationContext context) {
            plain.resolve(context);
        }

        @Override
        public void serialize(CandleView view, JsonGenerator generator, SerializationContext context) {
            Candle same = view.same();
            if (same == null) {
                plain.serialize(view, generator, context);
            } else {
                generator.writeRawValue(json(view, same));
            }
        }
    }
}
