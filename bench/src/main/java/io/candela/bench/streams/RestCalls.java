package io.candela.bench.streams;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Requests at fixed times, none of which waits for another. */
final class RestCalls {
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    RestCalls(URI uri, String authorization) {
        this.request = HttpRequest.newBuilder(uri)
                .header("Authorization", authorization)
                .build();
    }

    /** How long each took, in nanoseconds. */
    Histogram run(int rate, Duration span) throws InterruptedException {
        Histogram latencies = new ConcurrentHistogram(LONGEST, 3);
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            long period = Duration.ofSeconds(1).dividedBy(rate).toNanos();
            long end = System.nanoTime() + span.toNanos();
            for (long due = System.nanoTime(); due < end; due += period) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                calls.execute(() -> latencies.recordValue(call()));
            }
        }
        return latencies;
    }

    private long call() {
        long begin = System.nanoTime();
        HttpResponse<byte[]> answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .join();
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
        }
        return System.nanoTime() - begin;
    }
}
