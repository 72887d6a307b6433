package io.candela.signals.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Signal;
import io.candela.contracts.Topics;
import io.candela.signals.following.TopicReader;
import org.apache.kafka.common.header.Header;
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
    TopicReader signalsReader(ConsumerFactory<String, Object> consumers, Signals signals) {
        return new TopicReader(consumers, Topics.SIGNALS, record -> {
            Header cause = record.headers().lastHeader(RecordHeaders.CAUSE);
            signals.add((Signal) record.value(), cause == null ? null : new String(cause.value(), UTF_8));
        });
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
