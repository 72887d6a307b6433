package io.candela.gateway.upstream;

import io.candela.gateway.problems.Refusal;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.http.client.PrematureCloseException;

/** Why a service did not answer. */
sealed interface UpstreamFailure {
    Duration SOON = Duration.ofSeconds(1);

    /** What {@code failure} amounts to. */
    static UpstreamFailure of(Throwable failure) {
        return switch (failure) {
            case NoInstance _ -> new Missing();
            case ConnectException _, UnknownHostException _ -> new Unreachable();
            case TimeoutException _ -> new Late();
            case ResponseStatusException status
            when status.getStatusCode().value() == HttpStatus.GATEWAY_TIMEOUT.value() -> new Late();
            case PrematureCloseException _ -> new Broken();
            case java.io.IOException _ -> new Broken();
            case DistrustedException _ -> new Distrusted();
            default -> new Other(failure);
        };
    }

    /** What the caller is told; {@code pause} is how long a service in trouble is left alone. */
    default Refusal refusal(Duration pause) {
        return switch (this) {
            case Missing _, Unreachable _ -> unavailable("The service that answers this is not running.", SOON);
            case Paused _ ->
                unavailable("The service that answers this is in trouble and is left alone for a moment.", pause);
            case Late _ ->
                new Refusal("upstream-timeout", "The service that answers this did not do so in time.")
                        .retryAfter(SOON);
            case Broken _ ->
                new Refusal("upstream-failed", "The service that answers this broke off.").retryAfter(SOON);
            case Distrusted _ ->
                new Refusal("upstream-failed", "The service that answers this does not accept this gateway.")
                        .retryAfter(SOON);
            case Other(var failure) -> throw new IllegalStateException("An unexpected failure has no words", failure);
        };
    }

    private static Refusal unavailable(String detail, Duration retryAfter) {
        return new Refusal("upstream-unavailable", detail).retryAfter(retryAfter);
    }

    /** The registry knows no instance. */
    record Missing() implements UpstreamFailure {}

    /** No connection could be made, so nothing was sent. */
    record Unreachable() implements UpstreamFailure {}

    /** The circuit is open. */
    record Paused() implements UpstreamFailure {}

    /** The deadline passed. */
    record Late() implements UpstreamFailure {}

    /** The connection ended before the answer began. */
    record Broken() implements UpstreamFailure {}

    /** The service refused the gateway's own identity: their keys do not fit together. */
    record Distrusted() implements UpstreamFailure {}

    /** A bug of ours. */
    record Other(Throwable failure) implements UpstreamFailure {}

    /** Thrown when the registry knows no instance; it is part of normal life and needs no stack trace. */
    final class NoInstance extends RuntimeException {
        NoInstance() {
            super("No instance", null, false, false);
        }
    }

    /** Thrown when a service refused the gateway's own identity. */
    final class DistrustedException extends RuntimeException {
        DistrustedException() {
            super("The gateway's identity was refused", null, false, false);
        }
    }
}
