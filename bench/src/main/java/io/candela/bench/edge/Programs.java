package io.candela.bench.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Programs of Debian's that are measured, or that measure. */
final class Programs {
    static final String NGINX = "/usr/sbin/nginx";
    static final String PYTHON = "/usr/bin/python3";
    static final String WRK = "/usr/bin/wrk";

    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            NGINX,
            "nginx-light",
            WRK,
            "wrk",
            PYTHON,
            "python3",
            "/usr/lib/python3/dist-packages/fastapi",
            "python3-fastapi",
            "/usr/lib/python3/dist-packages/uvicorn",
            "python3-uvicorn",
            "/usr/lib/python3/dist-packages/uvloop",
            "python3-uvloop",
            "/usr/lib/python3/dist-packages/httptools",
            "python3-httptools"));

    private Programs() {}

    /** Throws an exception that says how to install what is missing. */
    static void require() {
        List<String> missing = PACKAGES.entrySet().stream()
                .filter(each -> !Files.exists(Path.of(each.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not installed: apt-get install " + String.join(" ", missing));
        }
    }
}
