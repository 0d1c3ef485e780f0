-- Open work that went from one official to another, or back to the desk: known to the own party alone.
create table handover (
    id               uuid        primary key,
    party            text        not null,
    agency           text        not null,
    from_official    text        not null,
    from_name        text        not null,
    -- Null where it went back to the agency's desk.
    to_official      text,
    to_name          text,
    note             text        not null,
    moved            jsonb       not null,
    -- Null where the official left and nobody handed over.
    recorded_by      text,
    recorded_by_name text,
    recorded_at      timestamptz not null,
    releasable_to    text[]      not null
);
create index handover_agency on handover (agency, id desc);

alter table handover enable row level security;
create policy released on handover for select to ${app} using (releasable_to && acting_audience());
create policy hand_over on handover for insert to ${app} with check (
    agency = current_setting('pipeline.agency', true) and party = current_setting('pipeline.party', true)
    and releasable_to = array[party]);
grant select, insert on handover to ${app};
grant select, insert on handover to ${worker};
