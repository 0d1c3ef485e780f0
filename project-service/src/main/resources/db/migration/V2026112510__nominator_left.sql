-- A candidacy whose nominating party left the agreement: the parties that remain hold, resume and withdraw it.
alter table candidacy add column nominator_left boolean not null default false;
-- Those of agreements that changed before are met by a pass over all.
insert into restamp (id, agreement, version, after_candidacy, not_before)
    select gen_random_uuid(), agreement, 0, '00000000-0000-0000-0000-000000000000', now()
      from (select distinct agreement from candidacy) known;

create or replace function guard_candidacy() returns trigger language plpgsql as $$
declare
    noted constant text[] := array['version', 'changes', 'pending_change', 'change_type', 'change_phase', 'change_review',
        'change_withdrawal_asked'];
    moved constant text[] := noted || array['status', 'stage_since', 'waiting_on', 'asked_cause', 'asked_reasons',
        'asked_by'];
begin
    if session_user = '${app}' and new.nominating_party is distinct from acting_party()
       and (to_jsonb(new) - case when old.nominator_left then moved else noted end)
           is distinct from (to_jsonb(old) - case when old.nominator_left then moved else noted end) then
        raise insufficient_privilege using message = 'only the nominating party moves its candidacy';
    end if;
    return new;
end $$;
