package io.candela.sandbox.stage;

/** One subscriber's connection, as far as the stage needs it. */
interface Connection {
    void send(String frame);

    void close();
}
