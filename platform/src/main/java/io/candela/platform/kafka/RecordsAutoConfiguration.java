package io.candela.platform.kafka;

import io.candela.contracts.Environment;
import io.candela.contracts.RecordHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Topics, the environment's mark, and dead letters for every service that speaks Kafka. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(CandelaKafkaProperties.class)
class RecordsAutoConfiguration {
    @Bean
    NewTopics topicsToCreate(ObjectProvider<PublishedTopics> published, CandelaKafkaProperties properties) {
        return new NewTopics(new TopicPlan(properties)
                .of(published.stream().flatMap(p -> p.topics().stream()).toList())
                .toArray(NewTopic[]::new));
    }

    @Bean
    SmartLifecycle environmentClaim(
            Environment environment,
            KafkaAdmin admin,
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers) {
        EnvironmentMark mark =
                new EnvironmentMark(consumers.getConfigurationProperties(), producers.getConfigurationProperties());
        return new BeforeAllElse(() -> {
            admin.createOrModifyTopics(EnvironmentMark.TOPIC);
            mark.claim(environment);
        });
    }

    @Bean
    CommonErrorHandler deadLetters(KafkaTemplate<String, Object> template) {
        DeadLetterPublishingRecoverer letters = new DeadLetterPublishingRecoverer(
                template, (record, failure) -> new TopicPartition(record.topic() + ".dlt", record.partition()));
        letters.setHeadersFunction((record, failure) -> new org.apache.kafka.common.header.internals.RecordHeaders()
                .add(RecordHeaders.REASON, reason(failure)));
        ExponentialBackOff backOff = new ExponentialBackOff(100, 3);
        backOff.setMaxAttempts(3);
        return new DefaultErrorHandler(letters, backOff);
    }

    private static byte[] reason(Exception failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .getBytes(StandardCharsets.UTF_8);
    }
}
