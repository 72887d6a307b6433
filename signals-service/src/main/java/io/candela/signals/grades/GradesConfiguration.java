package io.candela.signals.grades;

import io.candela.contracts.Grade;
import io.candela.contracts.Topics;
import io.candela.signals.following.TopicReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class GradesConfiguration {
    @Bean
    TopicReader gradesReader(ConsumerFactory<String, Object> consumers, Grades grades) {
        return new TopicReader(consumers, Topics.GRADES, record -> grades.add((Grade) record.value()));
    }
}
