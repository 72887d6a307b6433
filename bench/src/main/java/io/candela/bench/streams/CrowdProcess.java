package io.candela.bench.streams;

import io.candela.bench.MeasuredProcess;
import io.candela.local.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.NotBoundException;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;

/** The process of the subscribers, which are called by RMI. */
final class CrowdProcess implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final MeasuredProcess process;
    private final Subscribers subscribers;

    private CrowdProcess(MeasuredProcess process, Subscribers subscribers) {
        this.process = process;
        this.subscribers = subscribers;
    }

    /** Serves them, with the port of the registry as argument. */
    public static void main(String[] args) throws IOException {
        RMIServerSocketFactory local = port -> new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        Crowd crowd = new Crowd();
        UnicastRemoteObject.exportObject(crowd, 0, null, local);
        // The registry holds what it is given, so that it is not collected.
        LocateRegistry.createRegistry(Integer.parseInt(args[0]), null, local).rebind(Subscribers.NAME, crowd);
    }

    /** Starts it, and waits until it is ready. */
    static CrowdProcess start() throws IOException, InterruptedException, NotBoundException {
        int port = FreePorts.one();
        MeasuredProcess process = MeasuredProcess.start(
                Files.createTempDirectory("candela-bench-"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.rmi.server.hostname=" + HOST,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrowdProcess.class.getName(),
                        Integer.toString(port)),
                () -> LocateRegistry.getRegistry(HOST, port).list().length > 0);
        return new CrowdProcess(
                process, (Subscribers) LocateRegistry.getRegistry(HOST, port).lookup(Subscribers.NAME));
    }

    Subscribers subscribers() {
        return subscribers;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
