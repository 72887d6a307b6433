package io.candela.gateway.streams;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is streamed, and what a client may ask of a stream.
 *
 * @param channels what can be subscribed to
 * @param message the largest message of a client
 * @param selections how many keys and wildcards a stream may select together
 * @param requests how many requests a client may send within a second; beyond that they are refused, and twice as many end the stream
 * @param mistakes how many requests that cannot be understood end a stream
 * @param unsubscribed how long a stream may be open that has subscribed to nothing
 * @param heartbeat after how long a silence a heartbeat is sent
 * @param coalescing how long events wait for others, to be written together; only as long as there was a write just before
 * @param buffer how much may be waiting to be written to a client, before it is behind
 * @param stalled how long a client may read nothing before its stream is ended
 * @param farewell how long a stream that has been ended is kept for its last messages to be read
 * @param pages how much of what was read for clients that come back late is kept for others that do
 * @param readers how many read from Kafka for such clients at once
 * @param reconnect over how long a time clients spread their return after a shutdown
 * @param compression whether WebSockets are compressed for clients that ask for it
 */
@Validated
@ConfigurationProperties("candela.gateway.streams")
public record StreamsProperties(
        @DefaultValue @NotEmpty List<@Valid Channel> channels,
        @DefaultValue("16KB") DataSize message,
        @DefaultValue("1000") @Positive int selections,
        @DefaultValue("20") @Positive int requests,
        @DefaultValue("5") @Positive int mistakes,
        @DefaultValue("30s") Duration unsubscribed,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("2ms") Duration coalescing,
        @DefaultValue("64KB") DataSize buffer,
        @DefaultValue("1m") Duration stalled,
        @DefaultValue("5s") Duration farewell,
        @DefaultValue("64MB") DataSize pages,
        @DefaultValue("4") @Positive int readers,
        @DefaultValue("5s") Duration reconnect,
        @DefaultValue("false") boolean compression) {

    public StreamsProperties {
        channels = List.copyOf(channels);
    }

    @AssertTrue(message = "each channel has a name and a topic of its own")
    boolean isUnambiguous() {
        return distinct(Channel::name) && distinct(Channel::topic);
    }

    private boolean distinct(Function<Channel, String> property) {
        return channels.stream().map(property).distinct().count() == channels.size();
    }
}
