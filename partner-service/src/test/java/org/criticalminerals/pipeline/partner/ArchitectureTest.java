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
import java.time.Clock;
import org.criticalminerals.pipeline.kit.database.OfficialTransactions;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.identity.StandIn;

/** The arrows and walls of this service (ARCHITECTURE.md, "The house" and "Identity and access"). */
@AnalyzeClasses(
        packages = "org.criticalminerals.pipeline.partner",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "org.criticalminerals.pipeline.partner.";

    @ArchTest
    static final ArchRule rulesArePlainJava = classes()
            .that()
            .resideInAnyPackage(
                    BASE + "review.rules", BASE + "calendar", BASE + "criteria.rules", BASE + "consent.rules")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.criticalminerals.pipeline.events..",
                    BASE + "review.rules",
                    BASE + "calendar",
                    BASE + "criteria.rules",
                    BASE + "consent.rules");

    @ArchTest
    static final ArchRule subjectsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("reference")
            .definedBy(BASE + "reference")
            .layer("deadline")
            .definedBy(BASE + "deadline")
            .layer("review")
            .definedBy(BASE + "review")
            .layer("clearance")
            .definedBy(BASE + "clearance")
            .layer("delegation")
            .definedBy(BASE + "delegation")
            .layer("recusal")
            .definedBy(BASE + "recusal")
            .layer("handover")
            .definedBy(BASE + "handover")
            .layer("amendment")
            .definedBy(BASE + "amendment")
            .layer("clock")
            .definedBy(BASE + "clock")
            .layer("agreement")
            .definedBy(BASE + "agreement")
            .layer("party")
            .definedBy(BASE + "party")
            .layer("rules")
            .definedBy(BASE + "review.rules")
            .layer("calendar")
            .definedBy(BASE + "calendar")
            .layer("candidacy")
            .definedBy(BASE + "candidacy")
            .layer("criteria")
            .definedBy(BASE + "criteria")
            .layer("consent")
            .definedBy(BASE + "consent")
            .layer("consent rules")
            .definedBy(BASE + "consent.rules")
            .layer("condition")
            .definedBy(BASE + "condition")
            .whereLayer("reference")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("handover")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("clearance")
            .mayOnlyBeAccessedByLayers("handover")
            .whereLayer("delegation")
            .mayOnlyBeAccessedByLayers("handover")
            .whereLayer("recusal")
            .mayOnlyBeAccessedByLayers("clearance", "delegation")
            .whereLayer("review")
            .mayOnlyBeAccessedByLayers("clearance", "delegation", "recusal")
            .whereLayer("agreement")
            .mayOnlyBeAccessedByLayers("review", "clearance", "delegation", "reference")
            .whereLayer("deadline")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("review")
            .mayOnlyBeAccessedByLayers("deadline")
            .whereLayer("agreement")
            .mayOnlyBeAccessedByLayers("review", "reference", "deadline")
            .whereLayer("party")
            .mayOnlyBeAccessedByLayers("review", "clearance", "delegation", "recusal", "handover", "reference")
            .whereLayer("review")
            .mayOnlyBeAccessedByLayers("criteria", "consent", "condition")
            .whereLayer("criteria")
            .mayOnlyBeAccessedByLayers("reference")
            .whereLayer("consent")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("condition")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("candidacy")
            .mayOnlyBeAccessedByLayers("review", "criteria", "consent", "condition")
            .whereLayer("consent rules")
            .mayOnlyBeAccessedByLayers("consent", "agreement")
            .whereLayer("agreement")
            .mayOnlyBeAccessedByLayers("review", "reference", "candidacy", "criteria", "consent", "condition")
            .whereLayer("party")
            .mayOnlyBeAccessedByLayers("review", "reference", "criteria", "consent", "condition")
            .whereLayer("amendment")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("clock")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("review")
            .mayOnlyBeAccessedByLayers("amendment")
            .whereLayer("agreement")
            .mayOnlyBeAccessedByLayers("review", "reference", "amendment", "clock")
            .whereLayer("party")
            .mayOnlyBeAccessedByLayers("review", "reference", "amendment", "clock")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("review", "agreement", "consent", "consent rules")
            .whereLayer("calendar")
            .mayOnlyBeAccessedByLayers("rules", "review", "clearance", "agreement", "party", "reference");

    @ArchTest
    static final ArchRule rulesKnowNoFrameworkAndNoClock = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);
            .mayOnlyBeAccessedByLayers("rules", "review", "agreement", "party", "reference", "clock");

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
    static final ArchRule onlyCalendarFeedsActForSomebodyWhoIsNotSignedIn = noClasses()
            .that()
            .doNotHaveSimpleName("CalendarFeedResource")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(OfficialTransactions.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(StandIn.class);

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
