package io.candela.gateway.authentication;

import io.candela.gateway.credentials.KnownCredential;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Makes tickets for callers with a key. */
@RestController
class TicketController {
    private final Tickets tickets;
    private final InstantSource clock;

    TicketController(Tickets tickets, InstantSource clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    @PostMapping("/v1/stream/tickets")
    ResponseEntity<Ticket> issue(ServerWebExchange exchange) {
        KnownCredential caller =
                Objects.requireNonNull(Identified.callerOf(exchange), "The route must ask for a credential");
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(tickets.issue(caller.credential(), clock.instant()));
    }
}
