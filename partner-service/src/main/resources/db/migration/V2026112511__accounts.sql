-- What officials sign in with, as it is meant here; the identity provider is made to say the same.
create table account (
    id         uuid        primary key,
    party      text        not null,
    agency     text        not null,
    username   text        not null,
    -- Null until the identity provider has it.
    subject    text        unique,
    name       text        not null,
    email      text,
    roles      text[]      not null,
    active     boolean     not null,
    version    integer     not null,
    changed_at timestamptz not null,
    constraint account_username unique (party, username)
);
create index account_party on account (party, name, id);
create index account_agency on account (agency, name, id);

-- Each act on an account, and whether the identity provider has been made to follow it.
create table account_change (
    id            uuid        primary key,
    account_id    uuid        not null references account,
    party         text        not null,
    kind          text        not null
        check (kind in ('INVITATION', 'REMINDER', 'ROLES', 'DEPARTURE', 'PUT_BACK', 'TAKEN_OVER')),
    details       jsonb       not null,
    reason        text,
    state         text        not null check (state in ('PENDING', 'DONE', 'REFUSED')),
    attempts      integer     not null,
    next_at       timestamptz,
    trouble       text,
    recorded_at   timestamptz not null,
    recorded_by   jsonb       not null,
    done_at       timestamptz,
    releasable_to text[]      not null,
    constraint account_change_next check ((state = 'PENDING') = (next_at is not null))
);
create index account_change_account on account_change (account_id, id desc);
create index account_change_due on account_change (next_at, id) where state = 'PENDING';

-- Where the two differ, as it was seen at the last reading.
create table account_difference (
    subject    text        primary key,
    account_id uuid        references account,
    party      text        not null,
    agency     text        not null,
    kind       text        not null check (kind in ('UNKNOWN', 'STILL_THERE', 'MISSING', 'ROLES', 'AGENCY')),
    name       text        not null,
    here       jsonb       not null,
    there      jsonb       not null,
    noticed_at timestamptz not null
);
create index account_difference_party on account_difference (party, agency, name, subject);
create index account_difference_account on account_difference (account_id);

-- A party's accounts are its own; which of its officials may administer which is decided by their roles.
alter table account enable row level security;
alter table account_change enable row level security;
alter table account_difference enable row level security;
create policy own_party on account to ${app} using (party = current_setting('pipeline.party', true))
    with check (party = current_setting('pipeline.party', true));
create policy own_party on account_change to ${app} using (party = current_setting('pipeline.party', true))
    with check (party = current_setting('pipeline.party', true));
create policy own_party on account_difference to ${app} using (party = current_setting('pipeline.party', true))
    with check (party = current_setting('pipeline.party', true));
grant select, insert, update on account to ${app};
grant select, insert on account_change to ${app};
grant select, delete on account_difference to ${app};
grant select, insert, update on account, account_change to ${worker};
grant select, insert, update, delete on account_difference to ${worker};
