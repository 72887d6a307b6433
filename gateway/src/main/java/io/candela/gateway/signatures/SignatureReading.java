package io.candela.gateway.signatures;

/** What came of reading the signature headers of a request. */
public sealed interface SignatureReading {
    /** There is one signature, whatever it is worth. */
    record Signed(MessageSignature signature) implements SignatureReading {}

    /** There are no such headers. */
    record Unsigned() implements SignatureReading {}

    /** They are not what they must be. */
    record Malformed(String reason) implements SignatureReading {}
}
