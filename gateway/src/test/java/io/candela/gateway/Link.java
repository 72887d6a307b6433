package io.candela.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP connection to something real that can be cut, held up and restored, as networks do it. */
public final class Link {
    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object held = new Object();
    private final AtomicLong messages = new AtomicLong();
    private volatile boolean holding;
    private volatile ServerSocket server;

    public Link(String host, int targetPort) {
        this.target = new InetSocketAddress(host, targetPort);
        this.server = listen(0);
        this.port = server.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** How many times something went through it to what it leads to. What a client sends before it waits goes at once. */
    public long messages() {
        return messages.get();
    }

    /** Breaks all connections and accepts no more. */
    public void cut() {
        close(server);
        open.forEach(Link::close);
        open.clear();
    }

    /** Keeps connections, but lets nothing through. */
    public void hold() {
        holding = true;
    }

    /** Lets everything through again, whatever was done before. */
    public void restore() {
        synchronized (held) {
            holding = false;
            held.notifyAll();
        }
        if (server.isClosed()) {
            server = listen(port);
        }
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket listening = new ServerSocket(at, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(listening));
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket();
                open.add(near);
                open.add(far);
                far.connect(target);
                Thread.ofVirtual().start(() -> copy(near, far, messages));
                Thread.ofVirtual().start(() -> copy(far, near, new AtomicLong()));
            }
        } catch (IOException cut) {
            close(listening);
        }
    }

    private void copy(Socket from, Socket to, AtomicLong counter) {
        byte[] buffer = new byte[8192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitLetThrough();
                counter.incrementAndGet();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException cut) {
            close(from);
        }
        close(to);
    }

    private void awaitLetThrough() throws InterruptedException {
        synchronized (held) {
            while (holding) {
                held.wait();
            }
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
