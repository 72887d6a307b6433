package io.candela.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives auth-service new keys to seal with; it seals again what is stored once it is started with them. */
@Command(
        name = "rotate-keys",
        mixinStandardHelpOptions = true,
        description = "Makes new keys for what is stored sealed; used from the next start of auth-service on.")
final class RotateKeys implements Callable<Integer> {

    @Mixin
    private final HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException {
        Secrets secrets = new Secrets(home.home().secrets());
        if (!Files.exists(secrets.sealingKeys()) || !Files.exists(secrets.indexKeys())) {
            System.out.println("There are no keys here yet: ./candela up makes them.");
            return 1;
        }
        KeySets.rotate(secrets.sealingKeys(), KeySets.SEALING);
        KeySets.rotate(secrets.indexKeys(), KeySets.INDEX);
        System.out.println("There are new keys. ./candela restart auth-service puts them to use.");
        return 0;
    }
}
