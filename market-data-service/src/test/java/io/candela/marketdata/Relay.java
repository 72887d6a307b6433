package io.candela.marketdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections on to a server until it is cut: the server is away for those who come through here. */
final class Relay implements AutoCloseable {
    private final InetSocketAddress server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket entrance;

    Relay(String host, int port) {
        this.server = new InetSocketAddress(host, port);
        this.entrance = open(0);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void cut() {
        close();
    }

    void mend() {
        entrance = open(port());
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket open(int port) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket caller = keep(opened.accept());
                Socket called = keep(new Socket());
                called.connect(server);
                Thread.ofVirtual().start(() -> pump(caller, called));
                Thread.ofVirtual().start(() -> pump(called, caller));
            } catch (IOException _) {
                // The entrance was closed, or the server is away: that is what callers are to see.
            }
        }
    }

    private Socket keep(Socket socket) {
        connections.add(socket);
        return socket;
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            // One side has closed, so both are.
        }
    }
}
