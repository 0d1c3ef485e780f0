-- Agreements whose parties changed: passes over their candidacies, to show them to the parties of now.
create table restamp (
    id              uuid        primary key,
    agreement       text        not null,
    version         integer     not null,
    after_candidacy uuid        not null,
    not_before      timestamptz not null
);
create index restamp_due on restamp (not_before, id);
grant select, insert, update, delete on restamp to ${worker};
