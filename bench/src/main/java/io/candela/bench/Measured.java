package io.candela.bench;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What JMH measured of one benchmark with one set of parameters, in a process of its own.
 *
 * @param cpu nanoseconds of processor time for each operation
 * @param allocated bytes for each operation
 */
public record Measured(String benchmark, Map<String, String> parameters, double cpu, double allocated) {

    /** Runs the benchmarks of {@code type} with each of {@code values} of a parameter; with none, if that has no name. */
    public static List<Measured> of(Class<?> type, String parameter, Collection<String> values, boolean quick)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + type.getSimpleName() + "\\.")
                .addProfiler(CpuProfiler.class)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(
                        "-Dbench.root=" + System.getProperty("bench.root", "."),
                        "--sun-misc-unsafe-memory-access=allow");
        if (!parameter.isEmpty()) {
            options.param(parameter, values.toArray(String[]::new));
        }
        if (quick) {
            options.warmupIterations(1).measurementIterations(1);
        }
        return new Runner(options.build()).run().stream().map(Measured::of).toList();
    }

    private static Measured of(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        Map<String, String> parameters = result.getParams().getParamsKeys().stream()
                .collect(Collectors.toMap(key -> key, result.getParams()::getParam));
        return new Measured(
                benchmark.substring(benchmark.lastIndexOf('.') + 1),
                parameters,
                secondary(result, CpuProfiler.NAME),
                secondary(result, "gc.alloc.rate.norm"));
    }

    private static double secondary(RunResult result, String name) {
        return result.getSecondaryResults().keySet().stream()
                .filter(key -> key.endsWith(name))
                .mapToDouble(key -> Objects.requireNonNull(
                                result.getSecondaryResults().get(key))
                        .getScore())
                .findFirst()
                .orElse(Double.NaN);
    }
}
