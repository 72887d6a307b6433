package io.candela.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes the secrets of an instance whose processes run in containers, each as a user of its own: who needs a secret is in
 * the secret's group.
 */
@Command(name = "init", hidden = true)
final class Init implements Callable<Integer> {

    @Option(names = "--secrets", required = true, description = "the folder for the secrets")
    private Path folder = Path.of(".");

    @Option(
            names = "--url",
            required = true,
            defaultValue = "${env:CANDELA_PUBLIC_URL}",
            description = "where users will reach the gateway")
    private String url = "";

    @Parameters(paramLabel = "FILE=GROUP", description = "the number of the group that may read a secret")
    private Map<String, Integer> groups = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        Secrets secrets = new Secrets(folder);
        secrets.create();
        permit(secrets.identityPublicKeys(), "rw-r--r--");
        permit(secrets.answerPublicKeys(), "rw-r--r--");
        for (Map.Entry<String, Integer> each : groups.entrySet()) {
            Path secret = folder.resolve(each.getKey());
            Files.setAttribute(secret, "unix:gid", each.getValue());
            permit(secret, "rw-r-----");
        }
        new Report(System.out).initialised(url, secrets);
        return 0;
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
