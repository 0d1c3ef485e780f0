package org.criticalminerals.pipeline.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.EntityManagerFactory;
import jakarta.ws.rs.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * What keeps acts from escaping the record: the leaf is added wherever an official's transaction takes its connection, so
 * no service may take connections otherwise; and what is recorded of two acts must not have the same name.
 */
public final class RecordRules {

    private RecordRules() {}

    /**
     * Nothing but the kit takes connections.
     *
     * @param exceptions classes, by simple name, that take the worker's for something else than acts
     */
    public static ArchRule connectionsComeFromTheKit(String... exceptions) {
        return noClasses()
                .that(new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("do no other work of the worker") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !java.util.Set.of(exceptions).contains(type.getSimpleName());
                    }
                })
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DataSource.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(DriverManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(EntityManagerFactory.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SessionFactory.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(StatelessSession.class)
                .because("an act is recorded where the kit hands out the connection");
    }

    /** No two resources of a service have the same simple name, from which an act has its name. */
    public static ArchRule actsHaveNamesOfTheirOwn() {
        Map<String, JavaClass> known = new HashMap<>();
        return classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should(new ArchCondition<>("have a simple name of their own") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        JavaClass other = known.putIfAbsent(type.getSimpleName(), type);
                        if (other != null && !other.equals(type)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is called like " + other.getName()));
                        }
                    }
                });
    }
}
