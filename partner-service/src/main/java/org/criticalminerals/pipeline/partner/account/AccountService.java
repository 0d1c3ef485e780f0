package org.criticalminerals.pipeline.partner.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.account.AccountChange.Details;
import org.criticalminerals.pipeline.partner.account.AccountChange.Kind;
import org.criticalminerals.pipeline.partner.account.AccountChange.State;
import org.criticalminerals.pipeline.partner.party.AgencyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;

/**
 * What officials do with the accounts of their agency or party. An act is kept at once and holds; the identity provider is
 * made to follow it afterwards, so that it can be away meanwhile. See {@link AccountTimer}.
 */
@ApplicationScoped
class AccountService {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_MAIL = 200;
    private static final int LONGEST_SUBJECT = 100;
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Set<String> LOCALES = Set.of("en", "fr", "de", "es", "ja");

    private final AccountRepository accounts;
    private final AccountChangeRepository changes;
    private final AccountDifferenceRepository differences;
    private final PartyService parties;
    private final Clock clock;

    AccountService(
            AccountRepository accounts,
            AccountChangeRepository changes,
            AccountDifferenceRepository differences,
            PartyService parties,
            Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.differences = differences;
        this.parties = parties;
        this.clock = clock;
    }

    /** Where a list of accounts goes on. */
    record After(String name, UUID id) {}

    /**
     * An account with whether the identity provider follows yet.
     *
     * @param account the account
     * @param pending whether an act waits for the identity provider
     */
    record Standing(Account account, boolean pending) {}

    /**
     * The accounts that an official administers, in the order of their names.
     *
     * @param agency one agency of the party; null for all that the official administers
     */
    @Transactional
    List<Standing> list(String agency, After after, int limit, ActingOfficial by) {
        List<Account> rows = accounts.page(by.party(), agencyOf(agency, by), after, limit);
        Set<UUID> pending = changes.pending(rows.stream().map(row -> row.id).toList());
        return rows.stream()
                .map(row -> new Standing(row, pending.contains(row.id)))
                .toList();
    }

    private static String agencyOf(String wanted, ActingOfficial by) {
        requireAdministrator(by);
        String agency = wanted == null || wanted.isBlank() ? null : wanted;
        if (AccountPermissions.isPartyWide(by)) {
            return agency;
        }
        if (agency != null && !agency.equals(by.agency())) {
            throw Problems.notFound("agency");
        }
        return by.agency();
    }

    private static void requireAdministrator(ActingOfficial by) {
        if (AccountPermissions.grantable(by).isEmpty()) {
            throw Problems.forbidden(
                    "not-administrator",
                    "A signatory of your agency or an administrator of your party administers its officials. Ask one"
                            + " of them.");
        }
    }

    /** An account that an official administers; 404 for all others, whether they are there or not. */
    @Transactional
    Standing get(UUID id, ActingOfficial by) {
        requireAdministrator(by);
        Account account = accounts.findByIdOptional(id)
                .filter(row -> AccountPermissions.administers(by, row.party, row.agency))
                .orElseThrow(() -> Problems.notFound("account"));
        return new Standing(account, !changes.pending(List.of(id)).isEmpty());
    }

    private Account lock(UUID id, ActingOfficial by) {
        requireAdministrator(by);
        return accounts.lock(id)
                .filter(row -> AccountPermissions.administers(by, row.party, row.agency))
                .orElseThrow(() -> Problems.notFound("account"));
    }

    /** The acts on an account, the newest first. */
    @Transactional
    List<AccountChange> changes(UUID account, UUID before, int limit, ActingOfficial by) {
        get(account, by);
        return changes.of(account, before, limit);
    }

    /** Invites somebody, also again after they left. */
    @Transactional
    Standing invite(AccountResource.NewAccount wanted, ActingOfficial by) {
        requireAdministrator(by);
        List<FieldError> errors = errors(wanted, by);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        Set<String> roles = new TreeSet<>(wanted.roles());
        AccountPermissions.deniedRoles(by, null, Set.of(), roles).ifPresent(AccountService::refuse);
        String mail = wanted.email().strip().toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        Account account = accounts.lockByUsername(by.party(), mail).orElseGet(Account::new);
        if (account.active) {
            throw Problems.conflict(
                    "invited-already",
                    "There is such an account already",
                    AccountPermissions.administers(by, account.party, account.agency)
                            ? mail + " signs in for " + account.agency + " already. Change the roles there."
                            : mail + " signs in for another agency of your party. Ask an administrator of your party.");
        }
        boolean isNew = account.id == null;
        account.id = isNew ? Ids.next() : account.id;
        account.party = by.party();
        account.agency = wanted.agency();
        account.username = mail;
        account.email = mail;
        account.name = wanted.firstName().strip() + " " + wanted.lastName().strip();
        account.active = true;
        account.grant(roles, now);
        accounts.persist(account);
        record(
                account,
                Kind.INVITATION,
                new Details(
                        wanted.firstName().strip(),
                        wanted.lastName().strip(),
                        wanted.locale() == null ? "en" : wanted.locale(),
                        roles,
                        Set.of(),
                        null),
                null,
                by);
        return new Standing(account, true);
    }

    private List<FieldError> errors(AccountResource.NewAccount wanted, ActingOfficial by) {
        if (wanted == null) {
            return List.of(
                    new FieldError("", "The body must hold firstName, lastName, email, agency, roles and locale"));
        }
        List<FieldError> errors = new ArrayList<>();
        name("/firstName", wanted.firstName(), errors);
        name("/lastName", wanted.lastName(), errors);
        String mail = wanted.email();
        if (mail == null
                || mail.length() > LONGEST_MAIL
                || !MAIL.matcher(mail.strip()).matches()) {
            errors.add(new FieldError("/email", "must be a mail address, like name@agency.example"));
        }
        boolean isOwn = wanted.agency() != null
                && parties.agency(wanted.agency())
                        .filter(agency -> isOpen(agency) && by.party().equals(agency.party()))
                        .isPresent();
        if (!isOwn) {
            errors.add(new FieldError("/agency", "must be an agency of your party that isn't closed"));
        } else if (!AccountPermissions.administers(by, by.party(), wanted.agency())) {
            errors.add(new FieldError(
                    "/agency", "must be your own agency, " + by.agency() + "; an administrator invites for others"));
        }
        if (wanted.roles() == null || wanted.roles().isEmpty()) {
            errors.add(new FieldError("/roles", "is missing: say what they may do"));
        }
        if (wanted.locale() != null && !LOCALES.contains(wanted.locale())) {
            errors.add(new FieldError("/locale", "must be one of " + String.join(", ", new TreeSet<>(LOCALES))));
        }
        return errors;
    }

    private boolean isOpen(AgencyDefinition agency) {
        return agency.isOpenOn(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static void name(String pointer, String name, List<FieldError> errors) {
        if (name == null || name.isBlank()) {
            errors.add(new FieldError(pointer, "is missing"));
        } else {
            FreeText.fault(name, LONGEST_NAME).ifPresent(fault -> errors.add(new FieldError(pointer, fault)));
            // The name stands in mails and on pages; the sign-in server refuses these, too.
            if (name.chars().anyMatch(c -> "<>&\"$%!#?§,;:*~/\\|^=[]{}()".indexOf(c) >= 0)) {
                errors.add(new FieldError(pointer, "must be a name, without signs like < or /"));
            }
        }
    }

    /** Gives an account these roles in place of those that it has. */
    @Transactional
    Standing setRoles(UUID id, Set<String> wanted, String reason, ActingOfficial by) {
        Account account = lock(id, by);
        requireActive(account);
        if (wanted == null || wanted.isEmpty()) {
            throw Problems.invalid("/roles", "is missing; who is to have no role leaves");
        }
        Set<String> now = account.roleSet();
        AccountPermissions.deniedRoles(by, account.subject, now, wanted).ifPresent(AccountService::refuse);
        Set<String> granted = minus(wanted, now);
        Set<String> withdrawn = minus(now, wanted);
        if (granted.isEmpty() && withdrawn.isEmpty()) {
            throw Problems.invalid("/roles", "are those that the account has already");
        }
        account.grant(wanted, clock.instant());
        record(account, Kind.ROLES, Details.roles(granted, withdrawn), reasonOf(reason), by);
        return new Standing(account, true);
    }

    /** Lets somebody leave: they can't sign in any more, and what they had in hand passes on. */
    @Transactional
    Standing letLeave(UUID id, String successor, String reason, ActingOfficial by) {
        Account account = lock(id, by);
        requireActive(account);
        AccountPermissions.deniedDeparture(by, account.subject, account.roleSet())
                .ifPresent(AccountService::refuse);
        String to = successor == null || successor.isBlank() ? null : successor;
        if (to != null) {
            boolean isColleague = to.length() <= LONGEST_SUBJECT
                    && to.indexOf('\0') < 0
                    && !to.equals(account.subject)
                    && accounts.bySubject(to)
                            .filter(other -> other.active
                                    && other.agency.equals(account.agency)
                                    && other.toOfficial().mayDraft())
                            .isPresent();
            if (!isColleague) {
                throw Problems.invalid("/successor", "must be another desk officer or signatory of the same agency");
            }
        }
        account.active = false;
        account.touch(clock.instant());
        record(
                account,
                Kind.DEPARTURE,
                new Details(null, null, null, Set.of(), account.roleSet(), to),
                reasonOf(reason),
                by);
        return new Standing(account, true);
    }

    /** Sends the mail again with which one sets a password. */
    @Transactional
    Standing remind(UUID id, ActingOfficial by) {
        Account account = lock(id, by);
        requireActive(account);
        if (by.subject().equals(account.subject)) {
            refuse(new AccountPermissions.Denied("own-account", "You have a password; change it where you sign in."));
        }
        record(account, Kind.REMINDER, Details.roles(Set.of(), Set.of()), null, by);
        return new Standing(account, true);
    }

    /** Where the identity provider differs, for those whom an official administers. */
    @Transactional
    List<AccountDifference> differences(String after, int limit, ActingOfficial by) {
        return differences.page(by.party(), agencyOf(null, by), after, limit);
    }

    /**
     * Ends a difference.
     *
     * @param takeOver whether what the identity provider says is right; else it is made to say what is meant here
     */
    @Transactional
    Standing mend(String subject, boolean takeOver, String reason, ActingOfficial by) {
        requireAdministrator(by);
        AccountDifference difference = differences
                .findByIdOptional(subject)
                .filter(row -> AccountPermissions.administers(by, row.party, row.agency))
                .orElseThrow(() -> Problems.notFound("difference"));
        if (!takeOver && difference.isLeftToOwnService()) {
            throw Problems.conflict(
                    "managed-elsewhere",
                    "Another service says for which agency they act",
                    difference.name + " comes through the own sign-in service of " + difference.party
                            + ", which has them in " + difference.there.agency()
                            + ". Ask its operators to move them, or take that agency over.");
        }
        Set<String> meant = difference.here.active() ? difference.here.roles() : Set.of();
        Set<String> said = difference.there.active() ? difference.there.roles() : Set.of();
        AccountPermissions.deniedRoles(by, subject, takeOver ? meant : said, takeOver ? said : meant)
                .ifPresent(AccountService::refuse);
        String why = reasonOf(reason);
        Instant now = clock.instant();
        Account account = difference.accountId == null
                ? Account.unknown(difference, Ids.next())
                : accounts.lock(difference.accountId).orElseThrow(() -> Problems.notFound("difference"));
        if (takeOver) {
            account.agency = difference.there.active() ? difference.there.agency() : account.agency;
            account.active = difference.there.active();
            account.grant(account.active ? said : account.roleSet(), now);
        } else {
            account.touch(now);
        }
        accounts.persist(account);
        differences.delete(difference);
        record(
                account,
                takeOver ? Kind.TAKEN_OVER : Kind.PUT_BACK,
                Details.roles(minus(said, meant), minus(meant, said)),
                why,
                by);
        return new Standing(account, !takeOver);
    }

    private static Set<String> minus(Set<String> of, Set<String> without) {
        Set<String> left = new HashSet<>(of);
        left.removeAll(without);
        return new TreeSet<>(left);
    }

    private static String reasonOf(String reason) {
        return FreeText.required("/reason", reason, LONGEST_REASON, "is missing: say why");
    }

    private static void requireActive(Account account) {
        if (!account.active) {
            throw Problems.conflict(
                    "has-left", "They have left already", account.name + " has left. Invite them again.");
        }
    }

    private static void refuse(AccountPermissions.Denied denied) {
        throw Problems.forbidden(denied.rule(), denied.wayOut());
    }

    private void record(Account account, Kind kind, Details details, String reason, ActingOfficial by) {
        Instant now = clock.instant();
        boolean isDone = kind == Kind.TAKEN_OVER;
        AccountChange change = new AccountChange();
        change.id = Ids.next();
        change.accountId = account.id;
        change.party = account.party;
        change.kind = kind;
        change.details = details;
        change.reason = reason;
        change.state = isDone ? State.DONE : State.PENDING;
        change.nextAt = isDone ? null : now;
        change.doneAt = isDone ? now : null;
        change.recordedAt = now;
        change.recordedBy = by.actor();
        change.releasableTo = new String[] {account.party};
        changes.persist(change);
    }
}
