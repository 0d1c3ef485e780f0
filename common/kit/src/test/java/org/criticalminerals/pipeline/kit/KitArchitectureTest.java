package org.criticalminerals.pipeline.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The kit knows the events and no domain; the events know nothing of the project. */
@AnalyzeClasses(
        packages = {"org.criticalminerals.pipeline.kit", "org.criticalminerals.pipeline.events"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class KitArchitectureTest {

    @ArchTest
    static final ArchRule theKitKnowsNoDomain = noClasses()
            .that()
            .resideInAPackage("..pipeline.kit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..pipeline.project..", "..pipeline.partner..", "..pipeline.notification..", "..pipeline.portal..");

    @ArchTest
    static final ArchRule theEventsKnowNothingOfTheProject = noClasses()
            .that()
            .resideInAPackage("..pipeline.events..")
            .should()
            .dependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("of the project's other modules") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                    return type.getPackageName().startsWith("org.criticalminerals.pipeline.")
                            && !type.getPackageName().startsWith("org.criticalminerals.pipeline.events");
                }
            });

    @ArchTest
    static final ArchRule releasabilityIsDecidedByPureFunctions = classes()
            .that()
            .resideInAPackage("..kit.releasability..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..pipeline.events..", "..kit.releasability..", "..kit.identity..");
}
