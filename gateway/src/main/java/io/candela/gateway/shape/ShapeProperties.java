package io.candela.gateway.shape;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a request may look like.
 *
 * @param uri the longest path and query
 * @param headers the most that names and values of all headers may take together
 * @param body the largest body
 * @param patience how long a body may take to arrive
 * @param origins the origins whose pages may call from a browser; none by default
 */
@ConfigurationProperties("candela.gateway.shape")
public record ShapeProperties(
        @DefaultValue("8KB") DataSize uri,
        @DefaultValue("16KB") DataSize headers,
        @DefaultValue("256KB") DataSize body,
        @DefaultValue("10s") Duration patience,
        @DefaultValue List<String> origins) {}
