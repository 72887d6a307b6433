package io.candela.gateway.routes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The public API, as far as the gateway knows it. */
@Validated
@ConfigurationProperties("candela.gateway")
public record RoutesProperties(@NotEmpty List<@Valid Definition> routes) {

    /**
     * Some paths that are alike in everything that is said here.
     *
     * @param service the name that the service that answers them is registered by; absent for what the gateway answers itself
     * @param paths path patterns, with variables in braces
     * @param methods HTTP methods; GET brings HEAD with it
     * @param scope what a caller's credential must allow, or {@code public}, or {@code delegated} where the
     *     service asks for credentials of its own. There is no default: nothing becomes public by being forgotten
     * @param cost credits that a request takes from the caller's limits
     * @param deadline how long the service may take until it begins to answer
     * @param tickets whether a ticket opens them as well as a key
     * @param subject the variable of the paths that says what a request is about, for accounts of usage; paths without it
     *     are about nothing in particular
     */
    public record Definition(
            @Nullable String service,
            @NotEmpty List<@Pattern(regexp = "/[^?#]*") String> paths,
            @NotEmpty List<@Pattern(regexp = "GET|POST|PUT|PATCH|DELETE") String> methods,
            @NotBlank String scope,
            @DefaultValue("1") @Positive int cost,
            @DefaultValue("5s") Duration deadline,
            @DefaultValue("false") boolean tickets,
            @Nullable String subject) {}
}
