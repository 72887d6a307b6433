package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CandelaTest {

    @TempDir
    private Path home;

    private final StringWriter complaints = new StringWriter();

    @Test
    void aMistakeInTheArgumentsIsExplainedAndNothingIsStarted() {
        assertThat(run("up", "--replay", "--speed", "fast")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(complaints).asString().contains("the speed is a whole number or max, not fast");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aVenueThatIsNotKnownIsRefusedWithThoseThatAre() {
        assertThat(run("up", "--live", "kraken,mtgox")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(complaints).asString().contains("one of coinbase, kraken, binance, bitstamp, not mtgox");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void onlyARecordingHasASpeed() {
        assertThat(run("up", "--speed", "600")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(complaints).asString().contains("--replay");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theMarketComesFromOnePlace() {
        assertThat(run("up", "--sandbox", "--live", "kraken")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(complaints).asString().contains("mutually exclusive");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aCertificateThatIsNotThereIsMissedBeforeAnythingIsStarted() {
        assertThat(run("up", "--tls", home + "/certificate.pem", home + "/key.pem"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(complaints).asString().contains("there is no file " + home + "/certificate.pem");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThat(run("up", "--sped=600")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(complaints).asString().contains("--sped=600");
    }

    @Test
    void statusSaysByItsExitCodeThatNothingRuns() {
        assertThat(run("status")).isEqualTo(1);
    }

    @Test
    void downHasNothingToDoWhereNothingRuns() {
        assertThat(run("down")).isZero();
    }

    @Test
    void restartRefusesWhatDoesNotRun() {
        assertThat(run("restart", "kafka")).isEqualTo(1);
    }

    private int run(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--home";
        all[2] = home.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Candela.commandLine().setErr(new PrintWriter(complaints)).execute(all);
    }
}
