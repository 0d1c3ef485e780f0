package org.criticalminerals.pipeline.notification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.List;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.testing.RecordRules;

/** The arrows and walls of ARCHITECTURE.md, as far as they concern this service. */
@AnalyzeClasses(
        packages = "org.criticalminerals.pipeline.notification",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.criticalminerals.pipeline.notification.";

    @ArchTest
    static final ArchRule noActEscapesTheRecord = RecordRules.connectionsComeFromTheKit("InboxListener", "Tellings");

    @ArchTest
    static final ArchRule actsHaveNamesOfTheirOwn = RecordRules.actsHaveNamesOfTheirOwn();

    @ArchTest
    static final ArchRule rulesArePlainJava = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "recipient", ROOT + "channel")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta..", "io..", "java.sql..", "org.hibernate..", "org.apache..", "org.eclipse.."));

    @ArchTest
    static final ArchRule subjectsHaveNoCycles = slices().matching("org.criticalminerals.pipeline.notification.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule recipientsKnowNoOtherSubject = knowsOnly("recipient", "recipient");

    @ArchTest
    static final ArchRule textsKnowRecipients = knowsOnly("text", "text", "recipient");

    @ArchTest
    static final ArchRule copiesOfReferenceDataKnowRecipients = knowsOnly("reference", "reference", "recipient");

    @ArchTest
    static final ArchRule mattersKnowRecipients = knowsOnly("matter", "matter", "recipient");

    @ArchTest
    static final ArchRule channelsKnowTexts = knowsOnly("channel..", "channel", "channel.email", "text", "recipient");

    @ArchTest
    static final ArchRule deliveriesKnowChannelsInGeneral = knowsOnly("delivery", "delivery", "channel");

    @ArchTest
    static final ArchRule liveStreamsKnowInboxes = knowsOnly("live", "live", "inbox");

    @ArchTest
    static final ArchRule nothingKnowsAnotherService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.criticalminerals.pipeline.project..",
                    "org.criticalminerals.pipeline.partner..",
                    "org.criticalminerals.pipeline.portal..",
                    "org.criticalminerals.pipeline.local..");

    // Past row-level security work consumers, dispatcher, timer and streams alone.
    @ArchTest
    static final ArchRule theWorkerServesNoRequest = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(ReferenceService|Matters|Tellings|InboxReader|Dispatcher|DeliveryTimer)")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(WorkerTransactions.class);

    @ArchTest
    static final ArchRule everyResourceMethodDeclaresItsPermission =
            methods().that(answerRequests()).should(declareAPermission());

    @ArchTest
    static final ArchRule constructorsInject = fields().should().notBeAnnotatedWith(Inject.class);

    private static ArchRule knowsOnly(String subject, String... known) {
        String[] others = List.of(
                        "recipient",
                        "text",
                        "reference",
                        "matter",
                        "channel",
                        "channel.email",
                        "delivery",
                        "inbox",
                        "live")
                .stream()
                .filter(name -> !List.of(known).contains(name))
                .map(name -> ROOT + name)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + subject)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    private static DescribedPredicate<JavaMethod> answerRequests() {
        List<Class<? extends Annotation>> verbs = List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);
        return describe("answer requests", method -> verbs.stream().anyMatch(method::isAnnotatedWith));
    }

    private static ArchCondition<JavaMethod> declareAPermission() {
        List<Class<? extends Annotation>> permissions = List.of(PermissionsAllowed.class, PermitAll.class);
        return new ArchCondition<>("declare a permission") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        method,
                        permissions.stream().anyMatch(method::isAnnotatedWith),
                        method.getFullName() + " declares no permission"));
            }
        };
    }
}
