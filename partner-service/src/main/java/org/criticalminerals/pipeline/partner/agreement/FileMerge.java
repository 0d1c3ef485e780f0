package org.criticalminerals.pipeline.partner.agreement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a changed file does to an agreement that was administered meanwhile: it changes what it says otherwise than the
 * file loaded before, and leaves the rest as the parties agreed it (ADR 017).
 */
final class FileMerge {

    private final AgreementDefinition before;
    private final AgreementDefinition file;
    private final AgreementDefinition current;

    private FileMerge(AgreementDefinition before, AgreementDefinition file, AgreementDefinition current) {
        this.before = before;
        this.file = file;
        this.current = current;
    }

    /**
     * The agreement after a file was loaded.
     *
     * @param before what the file said when it was loaded last
     * @param file what it says now
     * @param current what holds
     */
    static AgreementDefinition of(AgreementDefinition before, AgreementDefinition file, AgreementDefinition current) {
        return new FileMerge(before, file, current).merge();
    }

    private AgreementDefinition merge() {
        return new AgreementDefinition(
                file.code(),
                pick(AgreementDefinition::title),
                pick(AgreementDefinition::sources),
                pick(AgreementDefinition::note),
                pick(AgreementDefinition::legalNature),
                pick(AgreementDefinition::lifecycle),
                pick(AgreementDefinition::signedOn),
                pick(AgreementDefinition::inForceOn),
                pick(AgreementDefinition::parties),
                entries(AgreementDefinition::leads),
                entries(AgreementDefinition::consulted),
                entries(AgreementDefinition::mandatoryClearance),
                pick(AgreementDefinition::signingAcr),
                pick(AgreementDefinition::scope),
                pick(AgreementDefinition::deadlines),
                entries(AgreementDefinition::rules),
                entries(AgreementDefinition::changeRules),
                entries(AgreementDefinition::requiredSections),
                entries(AgreementDefinition::markingDefaults),
                pick(AgreementDefinition::confidentialSections),
                pick(AgreementDefinition::clocks),
                entries(AgreementDefinition::requiredChecklists),
                pick(AgreementDefinition::hostConsentGates),
                entries(AgreementDefinition::hostConsentForms),
                entries(AgreementDefinition::seniorLevel),
                entries(AgreementDefinition::amendment));
    }

    private <T> T pick(Function<AgreementDefinition, T> field) {
        return Objects.equals(field.apply(before), field.apply(file)) ? field.apply(current) : field.apply(file);
    }

    private <K, V> Map<K, V> entries(Function<AgreementDefinition, Map<K, V>> field) {
        Map<K, V> old = field.apply(before);
        Map<K, V> now = field.apply(file);
        Map<K, V> merged = new LinkedHashMap<>(field.apply(current));
        old.keySet().stream().filter(key -> !now.containsKey(key)).forEach(merged::remove);
        now.forEach((key, value) -> {
            if (!Objects.equals(old.get(key), value)) {
                merged.put(key, value);
            }
        });
        return merged;
    }
}
