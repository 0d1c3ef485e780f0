package org.criticalminerals.pipeline.project;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.criticalminerals.pipeline.kit.database.OfficialTransactions;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.identity.StandIn;
import org.criticalminerals.pipeline.kit.testing.RecordRules;

/** The arrows and walls of this service (ARCHITECTURE.md, "The house" and "Identity and access"). */
@AnalyzeClasses(
        packages = "org.criticalminerals.pipeline.project",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "org.criticalminerals.pipeline.project.";

    @ArchTest
    static final ArchRule noActEscapesTheRecord = RecordRules.connectionsComeFromTheKit();

    @ArchTest
    static final ArchRule actsHaveNamesOfTheirOwn = RecordRules.actsHaveNamesOfTheirOwn();

    @ArchTest
    static final ArchRule rulesArePlainJava = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .or()
            .haveSimpleNameEndingWith("Permissions")
            .or()
            .haveSimpleNameEndingWith("Markings")
            .or()
            .haveSimpleNameEndingWith("Mapping")
            .or()
            .haveSimpleNameStartingWith("CandidacyState")
            .or()
            .haveSimpleName("ChangeEffect")
            .or()
            .haveSimpleNameStartingWith("Vocabulary")
            .and()
            .doNotHaveSimpleName("VocabularyProvider")
            .and()
            .doNotHaveSimpleName("VocabularyResource")
            .or()
            .resideInAPackage(BASE + "dossier.section")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.enterprise..",
                    "jakarta.inject..",
                    "jakarta.persistence..",
                    "jakarta.transaction..",
                    "jakarta.ws.rs..",
                    "org.hibernate..",
                    "io.quarkus..",
                    "java.sql..",
                    "java.time.Clock");

    @ArchTest
    static final ArchRule subjectsPointOneWay =
            slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dossiersKnowNothingOfWhatBuildsOnThem = noClasses()
            .that()
            .resideInAPackage(BASE + "dossier..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "candidacy..", BASE + "duplicate..", BASE + "exchange..", BASE + "overview..");

    @ArchTest
    static final ArchRule onlyConsumersAndJobsGoPastRowLevelSecurity = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Events")
            .and()
            .haveSimpleNameNotEndingWith("Timer")
            .and()
            .doNotHaveSimpleName("ImportJobs")
            .and(com.tngtech.archunit.base.DescribedPredicate.not(insideImportJobs()))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(WorkerTransactions.class);

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> insideImportJobs() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "inside ImportJobs", type -> type.getName().contains("ImportJobs$"));
    }

    @ArchTest
    static final ArchRule nobodyActsForSomebodyWhoIsNotSignedIn = noClasses()
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
            .should(beAnnotatedWith(PermissionsAllowed.class).or(beAnnotatedWith(PermitAll.class)));

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
