package org.criticalminerals.pipeline.partner;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;

/** The arrows and walls of this service (ARCHITECTURE.md, "The house" and "Identity and access"). */
@AnalyzeClasses(
        packages = "org.criticalminerals.pipeline.partner",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "org.criticalminerals.pipeline.partner.";

    @ArchTest
    static final ArchRule rulesArePlainJava = classes()
            .that()
            .resideInAnyPackage(BASE + "review.rules", BASE + "calendar")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.criticalminerals.pipeline.events..", BASE + "review.rules", BASE + "calendar");

    @ArchTest
    static final ArchRule subjectsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("reference")
            .definedBy(BASE + "reference")
            .layer("committee")
            .definedBy(BASE + "committee")
            .layer("review")
            .definedBy(BASE + "review")
            .layer("agreement")
            .definedBy(BASE + "agreement")
            .layer("party")
            .definedBy(BASE + "party")
            .layer("rules")
            .definedBy(BASE + "review.rules")
            .layer("calendar")
            .definedBy(BASE + "calendar")
            .whereLayer("reference")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("committee")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("review")
            .mayOnlyBeAccessedByLayers("committee")
            .whereLayer("agreement")
            .mayOnlyBeAccessedByLayers("committee", "review", "reference")
            .whereLayer("party")
            .mayOnlyBeAccessedByLayers("committee", "review", "reference")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("review", "agreement")
            .whereLayer("calendar")
            .mayOnlyBeAccessedByLayers("rules", "committee", "review", "agreement", "party", "reference");

    @ArchTest
    static final ArchRule onlyConsumersTimersAndLoadersGoPastRowLevelSecurity = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Events")
            .and()
            .haveSimpleNameNotEndingWith("Timer")
            .and()
            .haveSimpleNameNotEndingWith("Loader")
            .and()
            .doNotHaveSimpleName("OfficialDirectory")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(WorkerTransactions.class);

    @ArchTest
    static final ArchRule everyResourceMethodSaysWhoMayCallIt = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .or()
            .areAnnotatedWith(GET.class)
            .should(beAnnotatedWith(RolesAllowed.class)
                    .or(beAnnotatedWith(Authenticated.class))
                    .or(beAnnotatedWith(PermitAll.class)));

    @ArchTest
    static final ArchRule resourcesAreNamedSo =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule entitiesStayInTheirSubject =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule noStaticState = fields().that().areStatic().should().beFinal();
}
