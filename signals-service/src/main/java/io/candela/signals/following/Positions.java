package io.candela.signals.following;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far a follower has read, as the database knows it. */
final class Positions {
    private final JdbcClient jdbc;
    private final String follower;

    Positions(JdbcClient jdbc, String follower) {
        this.jdbc = jdbc;
        this.follower = follower;
    }

    /** Whether this transaction, until its end, is the only one that may write for the follower. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "following " + follower)
                .query(Boolean.class)
                .single();
    }

    /** The next offset of each partition that anything was read of. */
    Map<TopicPartition, Long> stored() {
        Map<TopicPartition, Long> stored = new HashMap<>();
        jdbc.sql("select topic, partition, next_offset from followed_positions where follower = :name")
                .param("name", follower)
                .query(row -> {
                    stored.put(
                            new TopicPartition(row.getString("topic"), row.getInt("partition")),
                            row.getLong("next_offset"));
                });
        return stored;
    }

    void store(Map<TopicPartition, Long> positions) {
        positions.forEach((partition, next) -> jdbc.sql("""
                        insert into followed_positions (follower, topic, partition, next_offset)
                        values (:name, :topic, :partition, :next)
                        on conflict (follower, topic, partition) do update set next_offset = excluded.next_offset""")
                .param("name", follower)
                .param("topic", partition.topic())
                .param("partition", partition.partition())
                .param("next", next)
                .update());
    }
}
