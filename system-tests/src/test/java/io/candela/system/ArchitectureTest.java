package io.candela.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of CONTRIBUTING.md that a compiler does not know. */
class ArchitectureTest {
    private static final List<String> SERVICES =
            List.of("discovery", "gateway", "auth-service", "market-data-service", "signals-service");
    private static final List<String> SERVICE_PACKAGES =
            List.of("discovery", "gateway", "auth", "marketdata", "signals");

    private static JavaClasses everything = new ClassFileImporter().importPackages("io.candela.none");

    @BeforeAll
    static void read() {
        List<Path> folders = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("contracts", "platform", "local", "sandbox"), SERVICES.stream())
                .map(module -> Path.of("..", module, "target", "classes"))
                .toList();
        everything = new ClassFileImporter().importPaths(folders);
        assertThat(folders).allSatisfy(folder -> assertThat(folder).isDirectory());
    }

    @Test
    void contractsKnowOnlyJavaAndJSpecify() {
        classes()
                .that()
                .resideInAPackage("io.candela.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.candela.contracts..", "java..", "org.jspecify..")
                .check(everything);
    }

    @Test
    void thePlatformKnowsContractsOnlyAndLocalIsKnownByNobody() {
        noClasses()
                .that()
                .resideInAPackage("io.candela.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICE_PACKAGES.stream()
                        .map(name -> "io.candela." + name + "..")
                        .toArray(String[]::new))
                .check(everything);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.candela.local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.candela.local..")
                .check(everything);
    }

    @Test
    void theSandboxKnowsNobodyAndNobodyKnowsIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.candela.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.candela.sandbox..")
                .check(everything);
        noClasses()
                .that()
                .resideInAPackage("io.candela.sandbox..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.candela..").and(not(resideInAPackage("io.candela.sandbox.."))))
                .check(everything);
    }

    @Test
    void noServiceKnowsAnother() {
        for (String service : SERVICE_PACKAGES) {
            noClasses()
                    .that()
                    .resideInAPackage("io.candela." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SERVICE_PACKAGES.stream()
                            .filter(other -> !other.equals(service))
                            .map(other -> "io.candela." + other + "..")
                            .toArray(String[]::new))
                    .check(everything);
        }
    }

    @Test
    void featuresFormNoCycles() {
        slices().matching("io.candela.(*).(*)..").should().beFreeOfCycles().check(everything);
    }

    @Test
    void packagesAreAtMostTwoLevelsBelowTheirModule() {
        classes().should(lieInAShallowPackage()).check(everything);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(everything.stream()
                        .filter(type -> !type.getSimpleName().isEmpty())
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(candidate -> !candidate.isAnnotatedWith(NullMarked.class)))
                .isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO)(\\$.*)?")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(everything);
    }

    @Test
    void domainCodeAsksTheClockThatItWasGiven() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.candela.local..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(everything);
    }

    /** The launcher waits for programs that tell nobody when they are ready. */
    @Test
    void nobodySleepsButBackoffAndTheLauncher() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Backoff")
                .and()
                .resideOutsideOfPackage("io.candela.local..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .check(everything);
    }

    private static ArchCondition<JavaClass> lieInAShallowPackage() {
        return new ArchCondition<>("lie at most two packages below their module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean shallow = type.getPackageName().split("\\.").length <= 5;
                events.add(new SimpleConditionEvent(type, shallow, type.getName() + " lies too deep"));
            }
        };
    }
}
