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
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.criticalminerals.pipeline.kit.database.OfficialTransactions;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.identity.StandIn;
import org.criticalminerals.pipeline.kit.testing.RecordRules;

/** The arrows and walls of this service (ARCHITECTURE.md, "The house" and "Identity and access"). */
@AnalyzeClasses(
        packages = "org.criticalminerals.pipeline.partner",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "org.criticalminerals.pipeline.partner.";

    @ArchTest
    static final ArchRule noActEscapesTheRecord = RecordRules.connectionsComeFromTheKit();

    @ArchTest
    static final ArchRule actsHaveNamesOfTheirOwn = RecordRules.actsHaveNamesOfTheirOwn();

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

    /** The subjects, each allowed to know those before it. */
    private static final List<String> SUBJECTS = List.of(
            "calendar",
            "review.rules",
            "consent.rules",
            "criteria.rules",
            "party",
            "agreement",
            "candidacy",
            "review",
            "deadline",
            "condition",
            "consent",
            "criteria",
            "recusal",
            "delegation",
            "clearance",
            "handover",
            "account",
            "committee",
            "amendment",
            "clock",
            "access",
            "reference");

    @ArchTest
    static final ArchRule subjectsPointOneWay = subjectsPointOneWay();

    private static ArchRule subjectsPointOneWay() {
        LayeredArchitecture architecture = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String subject : SUBJECTS) {
            architecture = architecture.layer(subject).definedBy(BASE + subject);
        }
        for (int i = 0; i < SUBJECTS.size(); i++) {
            List<String> after = SUBJECTS.subList(i + 1, SUBJECTS.size());
            architecture = after.isEmpty()
                    ? architecture.whereLayer(SUBJECTS.get(i)).mayNotBeAccessedByAnyLayer()
                    : architecture.whereLayer(SUBJECTS.get(i)).mayOnlyBeAccessedByLayers(after.toArray(String[]::new));
        }
        return architecture;
    }

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
