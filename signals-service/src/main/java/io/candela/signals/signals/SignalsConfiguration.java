package io.candela.signals.signals;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class SignalsConfiguration {
    @Bean
    Signals signals(SignalsProperties properties) {
        return new Signals(properties.rememberedPerInstrument(), properties.remembered());
    }

    @Bean
    SignalsReader signalsReader(ConsumerFactory<String, Object> consumers, Signals signals) {
        return new SignalsReader(consumers, signals);
    }

    // A stream goes on after the broker was away for longer than its patience; state comes back from the changelog.
    // Leaving the group spares a restart the wait for the end of the session of the member that is gone.
    @Bean
    StreamsBuilderFactoryBeanConfigurer streamsThatGoOn() {
        return factory -> {
            factory.setStreamsUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
            factory.setLeaveGroupOnClose(true);
        };
    }
}
