-- The laws on access to documents by which parties answer; cases keep the terms that they were given.
create table access_law (
    party      text        primary key,
    hash       text        not null,
    definition jsonb       not null,
    loaded_at  timestamptz not null
);
alter table access_law enable row level security;
create policy signed_in on access_law for select to ${app} using ('*' = any (acting_audience()));
grant select on access_law to ${app};
grant select, insert, update on access_law to ${worker};

-- A request for access is a case of the party that answers it. Nobody else knows of it.
create table access_request (
    id               uuid        primary key,
    party            text        not null,
    agency           text        not null,
    law              text        not null,
    law_title        text        not null,
    law_citation     text        not null,
    reference        text,
    requester        text        not null,
    subject          text        not null,
    question         text,
    scope            jsonb       not null,
    received_on      date        not null,
    due_at           timestamptz not null,
    status           text        not null check (status in ('OPEN', 'DECIDED', 'ANSWERED', 'WITHDRAWN')),
    revision         integer     not null,
    entered_at       timestamptz not null,
    extended_at      timestamptz,
    extension_reason text,
    decision         text        check (decision in ('FULL', 'PARTIAL', 'REFUSED')),
    grounds          text[],
    reasons          text,
    releases         jsonb,
    decided_at       timestamptz,
    decided_agency   text,
    closed_at        timestamptz,
    closing_note     text,
    releasable_to    text[]      not null,
    constraint access_request_own check (releasable_to = array[party]),
    constraint access_request_decided check ((decision is null) = (decided_at is null)),
    constraint access_request_closed check ((closed_at is null) = (status in ('OPEN', 'DECIDED')))
);
create index access_request_party on access_request (party, id desc);
create index access_request_status on access_request (party, status, id desc);

-- Who asks is known to the agency alone that answers, and there only where it is kept at all.
create table access_requester (
    request_id    uuid   primary key references access_request,
    name          text   not null,
    releasable_to text[] not null
);

-- All that an originator reads of a case. The party that asks writes it.
create table access_consultation (
    id            uuid        primary key,
    request_id    uuid        not null references access_request,
    party         text        not null,
    asking_party  text        not null,
    asking_agency text        not null,
    law_title     text        not null,
    law_citation  text        not null,
    question      text        not null,
    scope         jsonb       not null,
    asked_at      timestamptz not null,
    due_at        timestamptz not null,
    remind_at     timestamptz,
    revision      integer     not null,
    ended_at      timestamptz,
    released      text        check (released in ('ALL', 'REDACTED', 'NONE')),
    releasable_to text[]      not null,
    constraint access_consultation_once unique (request_id, party),
    constraint access_consultation_other check (party <> asking_party),
    constraint access_consultation_two check (
        releasable_to @> array[party, asking_party] and cardinality(releasable_to) = 2)
);
create index access_consultation_party on access_consultation (party, id desc);
create index access_consultation_remind on access_consultation (remind_at, id) where remind_at is not null;

-- What an originator says, in all versions. Nobody else writes it: nobody consents for another.
create table access_answer (
    id              uuid        primary key,
    consultation_id uuid        not null references access_consultation,
    party           text        not null,
    agency          text        not null,
    version         integer     not null,
    answer          text        not null check (answer in ('RELEASE', 'RELEASE_REDACTED', 'REFUSE')),
    redactions      text,
    ground          text,
    answered_at     timestamptz not null,
    releasable_to   text[]      not null,
    constraint access_answer_version unique (consultation_id, version),
    constraint access_answer_redactions check ((answer = 'RELEASE_REDACTED') = (redactions is not null)),
    constraint access_answer_ground check ((answer = 'RELEASE') = (ground is null))
);

alter table access_request enable row level security;
alter table access_requester enable row level security;
alter table access_consultation enable row level security;
alter table access_answer enable row level security;
create policy released on access_request for select to ${app} using (releasable_to && acting_audience());
create policy enter on access_request for insert to ${app} with check (
    party = current_setting('pipeline.party', true) and agency = current_setting('pipeline.agency', true));
create policy own on access_request for update to ${app}
    using (party = current_setting('pipeline.party', true))
    with check (party = current_setting('pipeline.party', true));
create policy released on access_requester for select to ${app} using (releasable_to && acting_audience());
create policy enter on access_requester for insert to ${app} with check (
    releasable_to = array['agency:' || current_setting('pipeline.agency', true)]
    and exists (select 1 from access_request r where r.id = access_requester.request_id
        and r.agency = current_setting('pipeline.agency', true)));
create policy released on access_consultation for select to ${app} using (releasable_to && acting_audience());
create policy ask on access_consultation for insert to ${app} with check (
    asking_party = current_setting('pipeline.party', true)
    and exists (select 1 from access_request r where r.id = access_consultation.request_id
        and r.party = access_consultation.asking_party));
create policy asking on access_consultation for update to ${app}
    using (asking_party = current_setting('pipeline.party', true))
    with check (asking_party = current_setting('pipeline.party', true));
-- The originator locks it while it answers, and changes nothing of it.
create policy asked on access_consultation for update to ${app}
    using (party = current_setting('pipeline.party', true)) with check (false);
create policy released on access_answer for select to ${app} using (releasable_to && acting_audience());
create policy answer on access_answer for insert to ${app} with check (
    party = current_setting('pipeline.party', true) and agency = current_setting('pipeline.agency', true)
    and exists (select 1 from access_consultation c where c.id = access_answer.consultation_id
        and c.party = access_answer.party and c.ended_at is null
        and c.releasable_to = access_answer.releasable_to));

grant select, insert, update on access_request, access_consultation to ${app};
grant select, insert on access_requester, access_answer to ${app};
grant select, update on access_consultation to ${worker};
grant select on access_answer to ${worker};
