package io.candela.platform.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Offers {@link RecordTracing}; without tracing it does nothing. */
@AutoConfiguration
class TelemetryAutoConfiguration {
    @Bean
    RecordTracing recordTracing(ObjectProvider<OpenTelemetry> telemetry) {
        return new RecordTracing(telemetry.getIfAvailable(OpenTelemetry::noop));
    }
}
