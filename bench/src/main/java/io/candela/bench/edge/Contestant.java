package io.candela.bench.edge;

import io.candela.bench.MeasuredProcess;
import java.net.URI;

/**
 * Something that answers requests and is measured at it.
 *
 * @param name as it stands in figures
 * @param authorization the header that it wants to see
 */
record Contestant(String name, String title, MeasuredProcess process, URI uri, String authorization) {
    static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
