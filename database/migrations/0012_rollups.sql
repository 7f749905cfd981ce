-- Figures (decision 0017): what each matter counts stands beside it, each act writes what it changed, a fold adds that to the roll-ups.
-- At every moment: roll-ups + outstanding deltas = the sum over all matters. `sanzhi verify` compares them.

alter table dossiers add column counts jsonb;
comment on column dossiers.counts is 'What this matter adds to the figures, month by month (core/indicators/counts.ts); null until it is counted for the first time.';
create index dossiers_uncounted on dossiers (county, id) where counts is null;

create table rollup_deltas (
  county integer not null,
  id bigint generated always as identity,
  village bigint not null,
  category text not null,
  open boolean not null,
  month text not null,
  reported integer, reported_villager integer, reported_grid integer, reported_hotline integer, reported_patrol integer,
  reported_paper integer, set_aside integer, void integer, filed integer, self_closed integer, rejected integer, merged integer,
  transferred_out integer, response_owed integer, responded integer, responded_in_time integer, response_minutes bigint,
  dispatches integer, dispatches_timed integer, dispatches_in_time integer, dispatches_returned integer, returns_upheld integer,
  dispatched integer, suspended integer, extended integer, handling_owed integer, handled integer, handled_in_time integer,
  overdue integer, handling_minutes bigint, verified integer, reworked integer, closing_owed integer, excused integer,
  owed_void integer, closed integer, closed_in_time integer, solved integer, closing_minutes bigint, reopened integer,
  spot_checks integer, spot_checks_failed integer, evaluated integer, satisfied integer, now_reported integer,
  now_self_closed integer, now_rejected integer, now_merged integer, now_transferred_out integer, now_accepted integer,
  now_dispatched integer, now_returned integer, now_escalated integer, now_handling integer, now_ext_pending integer,
  now_suspended integer, now_feedback integer, now_verifying integer, now_rework integer, now_reopened integer, now_closed integer,
  now_void integer, now_archived integer,
  primary key (county, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
comment on table rollup_deltas is 'What acts changed of the figures and the fold has not added yet: a queue that is empty most of the time.';
comment on column rollup_deltas.open is 'False for matters only the parties may read: they count at county and city only (R-104, R-129).';

create table rollups (
  county integer not null,
  digits smallint not null check (digits in (4, 6, 9, 12)),
  region bigint not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  category text not null,
  place bigint not null,
  reported integer, reported_villager integer, reported_grid integer, reported_hotline integer, reported_patrol integer,
  reported_paper integer, set_aside integer, void integer, filed integer, self_closed integer, rejected integer, merged integer,
  transferred_out integer, response_owed integer, responded integer, responded_in_time integer, response_minutes bigint,
  dispatches integer, dispatches_timed integer, dispatches_in_time integer, dispatches_returned integer, returns_upheld integer,
  dispatched integer, suspended integer, extended integer, handling_owed integer, handled integer, handled_in_time integer,
  overdue integer, handling_minutes bigint, verified integer, reworked integer, closing_owed integer, excused integer,
  owed_void integer, closed integer, closed_in_time integer, solved integer, closing_minutes bigint, reopened integer,
  spot_checks integer, spot_checks_failed integer, evaluated integer, satisfied integer, now_reported integer,
  now_self_closed integer, now_rejected integer, now_merged integer, now_transferred_out integer, now_accepted integer,
  now_dispatched integer, now_returned integer, now_escalated integer, now_handling integer, now_ext_pending integer,
  now_suspended integer, now_feedback integer, now_verifying integer, now_rework integer, now_reopened integer, now_closed integer,
  now_void integer, now_archived integer,
  primary key (county, digits, region, month, category)
);
comment on table rollups is 'Figures of every city, county, township and village by month and category; null is zero. Made by the fold, made anew by `sanzhi rebuild`.';
comment on column rollups.county is 'Of a city''s rows the city''s code and 00.';
comment on column rollups.digits is 'Length of the region''s code: tells the level, since padded codes of some cities and counties are the same.';
comment on column rollups.place is 'Padded 15-digit code of the region, for the scope.';
comment on column rollups.month is 'YYYY-MM in Beijing; which month a measure belongs to is said in core/indicators/measures.ts.';

do $$
declare
  name text;
begin
  foreach name in array array['rollup_deltas', 'rollups'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy all_system on %I to sanzhi_system using (true) with check (true)', name);
  end loop;
end
$$;
grant select, insert, delete on rollup_deltas to sanzhi_system;
-- Taking rows that no other fold holds is a lock, and a lock asks for the right to update something.
grant update (open) on rollup_deltas to sanzhi_system;
grant select, insert, update, delete on rollups to sanzhi_system;
grant select on rollups to sanzhi_app;

-- A region and what lies inside it. The level is compared too: the padded code of a city can be that of a county of another kind of city.
create policy read_rollups on rollups for select to sanzhi_app using (
  actor_reads_region() and digits >= length(actor_region()) and place between actor_lo() and actor_hi());
