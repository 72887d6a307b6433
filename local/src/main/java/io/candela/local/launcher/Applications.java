package io.candela.local.launcher;

import io.candela.local.process.Launch;
import io.candela.local.process.Probe;
import io.candela.local.software.Java;
import io.candela.local.software.StartCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The services as the build left them: one jar each, which is unpacked before its first start, since a JVM starts faster
 * from plain jars than from jars in a jar.
 *
 * @param root the project's folder
 * @param training whether they are started to make their start caches
 */
record Applications(Path root, boolean training) {

    private static final int SANDBOX_MEGABYTES = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    Launch launch(Service service, Map<String, String> settings, Path directory, Probe ready, Path log)
            throws IOException, InterruptedException {
        Path jar = Unpacked.jar(built(service));
        List<String> options = startCache(jar).options(training);
        List<String> command = service.isHot()
                ? Java.hot(service.heapMegabytes(), options)
                : Java.command(service.heapMegabytes(), options);
        command.addAll(List.of("-jar", jar.toString()));
        return new Launch(service.module(), command, settings, directory, log, ready, PATIENCE, Launch.Signal.TERM);
    }

    /** The exchange simulator, which is a program without a framework. */
    Launch sandbox(int port, Path directory, Probe ready, Path log) throws IOException {
        Path target = root.resolve("sandbox").resolve("target");
        List<String> command = new ArrayList<>(Java.command(SANDBOX_MEGABYTES, List.of()));
        command.addAll(List.of(
                "-cp",
                target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
                "io.candela.sandbox.Sandbox",
                "--port=" + port));
        return new Launch("sandbox", command, Map.of(), directory, log, ready, PATIENCE, Launch.Signal.TERM);
    }

    List<StartCache> startCaches() throws IOException, InterruptedException {
        List<StartCache> caches = new ArrayList<>();
        for (Service service : Service.values()) {
            caches.add(startCache(Unpacked.jar(built(service))));
        }
        return caches;
    }

    private static StartCache startCache(Path jar) {
        return new StartCache(jar.resolveSibling("start.aot"));
    }

    private Path built(Service service) throws IOException {
        Path target = root.resolve(service.module()).resolve("target");
        if (!Files.isDirectory(target)) {
            throw new IOException(service.module() + " has not been built");
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(service.module() + "-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(service.module() + " has not been built"));
        }
    }
}
