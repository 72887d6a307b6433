package io.candela.gateway.streams;

import io.candela.gateway.authentication.Entitlement;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.credentials.Standing;
import io.candela.gateway.problems.Verdict;
import java.util.Set;

/** What the credential of a stream allows, which may change while the stream is open. */
final class Rights {
    private final Shard shard;
    private final Client client;
    private final Visitor visitor;
    private KnownCredential caller;

    Rights(Shard shard, Client client, Visitor visitor) {
        this.shard = shard;
        this.client = client;
        this.visitor = visitor;
        this.caller = visitor.caller();
    }

    Set<String> scopes() {
        return caller.credential().scopes();
    }

    /** Holds the client to what its credential allows now: it may be over, or be another than it was. */
    void check() {
        switch (shard.standing(caller)) {
            case Standing.Revoked _ -> client.end(Goodbye.REVOKED, "The API key of this stream has been revoked.");
            case Standing.Expired(var at) ->
                client.end(Goodbye.EXPIRED, "The API key of this stream expired at %s.".formatted(at));
            case Standing.Good(var now) -> {
                if (now.credential().revision() != caller.credential().revision()) {
                    caller = now;
                    holdToIt();
                }
            }
        }
    }

    private void holdToIt() {
        if (!caller.admits(visitor.address())) {
            client.end(Goodbye.REVOKED, "The API key of this stream may not be used from this address any more.");
        } else if (Entitlement.check(visitor.access(), scopes()) instanceof Verdict.Refused(var refusal)) {
            client.end(Goodbye.REVOKED, refusal.detail());
        } else {
            client.channels().stream()
                    .filter(channel -> !scopes().contains(channel.scope()))
                    .forEach(client::withdraw);
        }
    }
}
