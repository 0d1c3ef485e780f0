-- For which agency something was awaited of an official: one agency's answer ends what was awaited there alone.
alter table notification add column agency text;
