package io.candela.gateway.streams;

import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.limits.StreamPlace;
import io.candela.gateway.routes.Access;
import java.net.InetAddress;

/**
 * Whoever opens a stream.
 *
 * @param caller whose credential it is, as it was then
 * @param access what a credential needs to open streams
 * @param address where the caller is
 * @param requestId by which the request can be found in every log
 * @param place what the stream takes of the account's plan
 */
record Visitor(KnownCredential caller, Access access, InetAddress address, String requestId, StreamPlace place) {}
