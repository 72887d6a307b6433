package io.candela.gateway.credentials;

import io.candela.contracts.Credential;
import io.candela.gateway.arrival.AddressRange;
import io.candela.platform.identity.Caller;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A credential, made ready for requests.
 *
 * @param caller what services are told
 */
public record KnownCredential(Credential credential, Caller caller, List<AddressRange> addresses) {

    static KnownCredential of(Credential credential) {
        return new KnownCredential(
                credential,
                new Caller(
                        credential.account(),
                        credential.id(),
                        credential.scopes(),
                        credential.plan(),
                        credential.mode()),
                credential.addressRanges().stream().map(AddressRange::parse).toList());
    }

    /** Whether it may be used at {@code now}. */
    public Standing standing(Instant now) {
        if (credential.status() == Credential.Status.REVOKED) {
            return new Standing.Revoked();
        }
        Instant end = credential.expiresAt();
        return end == null || now.isBefore(end) ? new Standing.Good(this) : new Standing.Expired(end);
    }

    /** The same with no more than these scopes. */
    public KnownCredential within(SortedSet<String> scopes) {
        if (scopes.containsAll(credential.scopes())) {
            return this;
        }
        SortedSet<String> both = new TreeSet<>(credential.scopes());
        both.retainAll(scopes);
        return of(new Credential(
                credential.id(),
                credential.kind(),
                credential.hash(),
                credential.account(),
                credential.plan(),
                both,
                credential.mode(),
                credential.addressRanges(),
                credential.status(),
                credential.expiresAt(),
                credential.revision(),
                credential.updatedAt(),
                credential.signing()));
    }

    /** Whether it may be used from {@code address}. */
    public boolean admits(InetAddress address) {
        if (addresses.isEmpty()) {
            return true;
        }
        for (AddressRange range : addresses) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
