-- Dossiers (案卷), their records (记录) and what is folded from them (architecture §1, §2).
-- `events` is the truth; `dossiers`, `deadlines` and `tasks` are read models that `sanzhi rebuild` proves equal.

create table dossiers (
  county integer not null,
  id uuid not null,
  procedure text not null,
  procedure_version integer not null,
  state text not null,
  sequence integer not null check (sequence > 0),
  number text,
  title text not null,
  category text not null,
  priority text not null,
  city integer not null,
  town bigint not null,
  village bigint not null,
  grid bigint,
  place bigint not null,
  lon double precision,
  lat double precision,
  reporter uuid,
  region_readable boolean not null,
  reader_units text[] not null,
  reader_persons uuid[] not null,
  reader_offices text[] not null,
  barred_units text[] not null,
  barred_persons uuid[] not null,
  due_at timestamptz,
  soon_at timestamptz,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  file jsonb not null,
  search tsvector not null,
  head_hash bytea not null check (octet_length(head_hash) = 32),
  primary key (county, id)
);
comment on table dossiers is 'One matter each, as its records leave it: a read model for lists, access and search.';
comment on column dossiers.place is 'Padded 15-digit code of the grid or village it lies in; the scope of region readers is a range over it.';
comment on column dossiers.region_readable is 'May every region-reading office above the place read it? False for confidential matters: then parties only.';
comment on column dossiers.reader_offices is 'Offices that read as a party, written OFFICE@region-code.';
comment on column dossiers.barred_persons is 'Persons complained about: never handler, checker or reader (R-129).';
comment on column dossiers.head_hash is 'Hash of the last record in the dossier''s chain.';

-- One index per level, each in the order lists are read (stack-server §2): the question carries the level predicate itself.
create index dossiers_by_city on dossiers (city, opened_at desc, id desc);
create index dossiers_by_county on dossiers (county, opened_at desc, id desc);
create index dossiers_by_town on dossiers (town, opened_at desc, id desc);
create index dossiers_by_village on dossiers (village, opened_at desc, id desc);
create index dossiers_by_grid on dossiers (grid, opened_at desc, id desc) where grid is not null;
create index dossiers_by_reporter on dossiers (reporter, opened_at desc, id desc) where reporter is not null;
create index dossiers_by_search on dossiers using gin (search);
create unique index dossiers_by_number on dossiers (county, number) where number is not null;

create table events (
  county integer not null,
  dossier uuid not null,
  sequence integer not null check (sequence > 0),
  type text not null,
  act text not null,
  act_id uuid not null,
  from_state text,
  to_state text not null,
  actor_person uuid,
  actor jsonb not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  form jsonb not null,
  facts jsonb not null,
  deadlines jsonb not null,
  settings_version integer not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (county, dossier, sequence),
  unique (county, act_id)
);
comment on table events is 'What each accepted act left behind. Append-only by grant: no role of the program may update or delete.';
comment on column events.occurred_at is 'When it was done, by the device''s clock; time limits count from received_at (R-126).';
comment on column events.hash is 'SM3 over previous_hash and the canonical JSON of the record (R-927).';

create table acts (
  county integer not null,
  id uuid not null,
  actor_person uuid,
  dossier uuid not null,
  sequence integer,
  performed_at timestamptz not null,
  primary key (county, id)
);
comment on table acts is 'Acts seen before, by their client-made id: the same act again gets the first answer again. Kept at least 30 days.';

create table deadlines (
  county integer not null,
  dossier uuid not null,
  key text not null,
  kind text not null check (kind in ('limit', 'timer')),
  ledger jsonb not null,
  due_at timestamptz,
  soon_at timestamptz,
  fire_at timestamptz,
  fire_act text,
  tries integer not null default 0,
  primary key (county, dossier, key)
);
comment on table deadlines is 'The clocks of a dossier: ledgers as the records leave them, and when the timer has to wake.';
create index deadlines_to_fire on deadlines (fire_at) where fire_at is not null;

create table tasks (
  county integer not null,
  dossier uuid not null,
  position smallint not null,
  unit text,
  office text,
  region text,
  person uuid,
  since timestamptz not null,
  due_at timestamptz,
  soon_at timestamptz,
  sort_at timestamptz not null,
  primary key (county, dossier, position)
);
comment on table tasks is 'Whose move it is: the to-do lists. Made by the same rule that decides who may act.';
comment on column tasks.sort_at is 'When it falls due, or far in the future where nothing runs; lists are read in this order.';
create index tasks_by_unit on tasks (unit, sort_at, dossier) where unit is not null;
create index tasks_by_office on tasks (office, region, sort_at, dossier) where office is not null;
create index tasks_by_person on tasks (person, sort_at, dossier) where person is not null;

create table dossier_contacts (
  county integer not null,
  dossier uuid not null,
  cipher bytea,
  follow_code_hash bytea,
  person uuid not null,
  created_at timestamptz not null,
  primary key (county, dossier)
);
comment on table dossier_contacts is 'How to reach the reporter of one matter, encrypted; kept out of the records so that it can be destroyed.';
create index dossier_contacts_by_code on dossier_contacts (follow_code_hash) where follow_code_hash is not null;

create table case_numbers (
  county integer not null,
  village bigint not null,
  day date not null,
  last integer not null check (last between 1 and 999999),
  primary key (county, village, day)
);
comment on table case_numbers is 'Last running number of a village and day (R-102).';

-- Who may -----------------------------------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array['dossiers', 'events', 'acts', 'deadlines', 'tasks', 'dossier_contacts', 'case_numbers'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy all_system on %I to sanzhi_system using (true) with check (true)', name);
  end loop;
end
$$;

-- The read models are the platform's own work: the door folds them as sanzhi_system, in the act's transaction, after the act was
-- decided for an actor who could see the dossier. As itself a person can do two things only: read, and append an own record.
grant select, insert on dossiers, events, acts, deadlines, tasks, dossier_contacts, case_numbers to sanzhi_system;
grant update on dossiers, deadlines to sanzhi_system;
grant update (last) on case_numbers to sanzhi_system;
grant update (sequence) on acts to sanzhi_system;
grant delete on deadlines, tasks, dossier_contacts, acts to sanzhi_system;
grant select on dossiers, events, acts, deadlines, tasks, dossier_contacts to sanzhi_app;
grant insert on events, acts to sanzhi_app;

-- The same sentence as core/procedure/readers.ts `mayRead`; tools prove them equal (architecture §4).
create policy read_dossiers on dossiers for select to sanzhi_app using (
  not coalesce(actor_person() = any (barred_persons), false)
  and not coalesce(actor_unit() = any (barred_units), false)
  and (
    actor_person() = any (reader_persons)
    or actor_unit() = any (reader_units)
    or actor_office() || '@' || actor_region() = any (reader_offices)
    or (region_readable and actor_reads_region() and place between actor_lo() and actor_hi())
  )
);
-- Plain PostgreSQL form: the dossier's own policy decides inside the sub-select. A distributed engine gets the columns copied.
create policy read_events on events for select to sanzhi_app using (
  exists (select from dossiers where dossiers.county = events.county and dossiers.id = events.dossier));
create policy append_events on events for insert to sanzhi_app with check (
  actor_person = actor_person()
  and exists (select from dossiers where dossiers.county = events.county and dossiers.id = events.dossier));

create policy own_acts on acts for select to sanzhi_app using (actor_person = actor_person());
create policy perform_acts on acts for insert to sanzhi_app with check (actor_person = actor_person());

create policy read_deadlines on deadlines for select to sanzhi_app using (
  exists (select from dossiers where dossiers.county = deadlines.county and dossiers.id = deadlines.dossier));

create policy read_tasks on tasks for select to sanzhi_app using (
  exists (select from dossiers where dossiers.county = tasks.county and dossiers.id = tasks.dossier));

create policy own_contacts on dossier_contacts for select to sanzhi_app using (person = actor_person());
-- Following a matter by its code happens before anybody is known.
grant select (county, dossier, follow_code_hash, person) on dossier_contacts to sanzhi_gate;
create policy follow_by_code on dossier_contacts for select to sanzhi_gate using (follow_code_hash is not null);
