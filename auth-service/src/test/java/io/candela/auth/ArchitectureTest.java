package io.candela.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.candela.auth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLES =
            slices().matching("io.candela.auth.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PUBLISHING_KNOWS_NO_OTHER_FEATURE = noClasses()
            .that()
            .resideInAPackage("..publishing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..accounts..", "..keys..", "..plans..", "..bootstrap..");

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_NOBODYS_BUSINESS =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule THE_TIME_IS_INJECTED = noClasses().should().callMethod(Instant.class, "now");
}
