package io.candela.auth.usage;

import io.candela.contracts.Usage;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.stereotype.Component;

/** Hears what gateways tell. What cannot be read is passed over; what cannot be stored is heard again. */
@Component
class UsageListener implements BatchMessageListener<String, Object> {
    private static final Logger log = LoggerFactory.getLogger(UsageListener.class);

    private final Intake intake;

    UsageListener(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, Object>> records) {
        List<Told> told = new ArrayList<>(records.size());
        for (ConsumerRecord<String, Object> record : records) {
            if (record.value() instanceof Usage usage && usage.gateway() != null && usage.sequence() != null) {
                told.add(new Told(usage, usage.gateway(), record.partition(), usage.sequence()));
            } else {
                log.atError()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .log("A record of usage cannot be read and is passed over");
            }
        }
        intake.take(told);
    }
}
