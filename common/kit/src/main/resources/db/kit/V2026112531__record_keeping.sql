-- How long the record tells of people and contents, what keeps it from forgetting, and how it forgets without losing its
-- proofs: a value goes with its salt, what it committed to stays.

-- After so many years a kind of leaf keeps nothing but its place, its time and its commitments.
create table record_schedule (
    kind   text primary key check (kind in ('COMMAND', 'READ', 'SYSTEM')),
    years  integer not null check (years between 1 and 100),
    reason text    not null
);
insert into record_schedule values
    ('COMMAND', 25, 'Decisions of agreements between governments'),
    ('SYSTEM', 25, 'Effects of decisions of agreements between governments'),
    ('READ', 7, 'Who read what is not released to all parties');
grant select on record_schedule to ${app}, ${worker};

-- While a hold stands, nothing that it covers is forgotten.
create table record_hold (
    id            uuid primary key,
    party         text        not null,
    project       uuid,
    from_at       timestamptz,
    until_at      timestamptz,
    reason        text        not null,
    set_at        timestamptz not null,
    set_by        text        not null,
    lifted_at     timestamptz,
    lifted_by     text,
    lift_reason   text,
    releasable_to text[]      not null,
    check (project is not null or from_at is not null)
);
create index record_hold_party on record_hold (party, set_at);
alter table record_hold enable row level security;
create policy own on record_hold to ${app}
    using (party = current_setting('pipeline.party', true))
    with check (party = current_setting('pipeline.party', true));
grant select, insert on record_hold to ${app};
grant update (lifted_at, lifted_by, lift_reason) on record_hold to ${app};
grant select on record_hold to ${worker};

-- A person whose name the record is to forget.
create table record_pseudonym (
    id            uuid primary key,
    party         text        not null,
    subject       text,
    pseudonym     text        not null,
    reason        text        not null,
    asked_at      timestamptz not null,
    asked_by      text        not null,
    done_at       timestamptz,
    leaves        integer     not null,
    releasable_to text[]      not null
);
create index record_pseudonym_party on record_pseudonym (party, asked_at);
create index record_pseudonym_open on record_pseudonym (asked_at) where subject is not null;
alter table record_pseudonym enable row level security;
create policy own on record_pseudonym to ${app}
    using (party = current_setting('pipeline.party', true))
    with check (party = current_setting('pipeline.party', true));
grant select, insert on record_pseudonym to ${app};
grant select, update on record_pseudonym to ${worker};

create index record_leaf_age on record_leaf using brin (at);
create index record_leaf_for on record_leaf (for_subject) where for_subject is not null;

-- Whether a hold of its party, or of any where it is nobody's, covers a leaf.
create function record_is_held(leaf record_leaf) returns boolean language sql stable as $$
    select exists (select 1 from record_hold h
        where h.lifted_at is null
          and (leaf.party is null or h.party = leaf.party)
          and (h.project is null or h.project = leaf.project)
          and (h.from_at is null or leaf.at >= h.from_at)
          and (h.until_at is null or leaf.at < h.until_at))
$$;

-- What a field commits to: SHA-256 over 2, its salt, and 0 for nothing or 1 and its text. The index is the field's place
-- in the form of leaves.
create function record_commitment(salts bytea, index integer, value text) returns text
    language sql immutable as $$
    select encode(sha256('\x02'::bytea || substring(salts from index * 16 + 1 for 16)
        || case when value is null then '\x00'::bytea else '\x01'::bytea || convert_to(value, 'UTF8') end), 'hex')
$$;

-- Forgets who acted in a leaf, unless it is held or forgotten already; true where it did. It is the one way by which the
-- worker can touch a leaf, and it can't change what the leaf commits to.
create function record_forget_person(which bigint, as_whom text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    leaf record_leaf;
    zeros bytea := decode(repeat('00', 96), 'hex');
begin
    select * into leaf from record_leaf where seq = which for update;
    if not found or leaf.erased ? 'SUBJECT' or record_is_held(leaf) then
        return false;
    end if;
    update record_leaf set
        subject = null, name = null, for_subject = null, for_name = null, address = null, user_agent = null,
        pseudonym = as_whom,
        salts = overlay(leaf.salts placing zeros from 10 * 16 + 1 for 96),
        erased = coalesce(leaf.erased, '{}') || jsonb_build_object(
            'SUBJECT', record_commitment(leaf.salts, 10, leaf.subject),
            'NAME', record_commitment(leaf.salts, 11, leaf.name),
            'FOR_SUBJECT', record_commitment(leaf.salts, 12, leaf.for_subject),
            'FOR_NAME', record_commitment(leaf.salts, 13, leaf.for_name),
            'ADDRESS', record_commitment(leaf.salts, 14, leaf.address),
            'USER_AGENT', record_commitment(leaf.salts, 15, leaf.user_agent))
    where seq = which;
    return true;
end $$;

-- Forgets the values of a party that name a person, unless they are held; gives how many.
create function record_forget_mentions(of_party text, of_subject text) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    forgotten integer;
begin
    update record_value v set value = null, salt = '\x00'
    from record_leaf l
    where v.party = of_party and position(of_subject in v.value) > 0
      and l.id = v.leaf and not record_is_held(l);
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

-- Forgets contents and people of a leaf whose time is over, unless it is held or forgotten already.
create function record_forget_contents(which bigint, as_of timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    leaf record_leaf;
begin
    select * into leaf from record_leaf where seq = which for update;
    if not found or leaf.erased ? 'OBJECTS' or record_is_held(leaf)
       or leaf.at > as_of - make_interval(years => (select s.years from record_schedule s where s.kind = leaf.kind)) then
        return false;
    end if;
    perform record_forget_person(which, leaf.pseudonym);
    update record_value set value = null, salt = '\x00' where record_value.leaf = leaf.id;
    update record_leaf set
        objects = null,
        salts = overlay(salts placing decode(repeat('00', 16), 'hex') from 16 * 16 + 1 for 16),
        erased = coalesce(erased, '{}')
            || jsonb_build_object('OBJECTS', record_commitment(leaf.salts, 16, leaf.objects))
    where seq = which;
    return true;
end $$;
revoke execute on function record_forget_person, record_forget_mentions, record_forget_contents from public;
grant execute on function record_forget_person, record_forget_mentions, record_forget_contents to ${worker};
