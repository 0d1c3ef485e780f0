package org.criticalminerals.pipeline.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The CloudEvents type of an event record: {@code minerals.<aggregate>.<what-happened>.v1}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** The type, for example {@code minerals.candidacy.stage-changed.v1}. */
    String value();
}
