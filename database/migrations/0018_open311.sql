-- Open311 (GeoReport v2): programs that others wrote report matters and read what is public of them (decision 0020).

-- 1. What of a matter is public ---------------------------------------------------------------------------------------------
-- The file itself holds what nobody outside may read. What the public answers need of it are columns of their own, made by the database from
-- the file, so that nothing has to be folded and nothing can differ.

alter table dossiers
  add column lead_unit text generated always as (file ->> 'lead') stored,
  add column closed_at timestamptz generated always as (to_timestamp(((file ->> 'closedAt')::double precision) / 1000)) stored,
  add column position_system text generated always as (file -> 'where' ->> 'crs') stored;
comment on column dossiers.lead_unit is 'The unit that leads now, from the file; public as agency_responsible.';
comment on column dossiers.closed_at is 'When it was closed, from the file; null while somebody still has to do something.';
comment on column dossiers.position_system is 'In which system lon and lat were given: CGCS2000, WGS84, GCJ02 or BD09.';

-- Nobody is known yet: what the gate sees of matters is what everybody may. Confidential matters and matters about somebody are not region_readable
-- (readers.ts); void ones are errors, tests and unlawful contents.
create policy read_public_dossiers on dossiers for select to sanzhi_gate using (
  region_readable and procedure = 'grid-case' and state <> 'VOID'
  and barred_units = '{}' and barred_persons = '{}');
grant select (county, id, procedure, state, sequence, category, city, town, village, grid, lon, lat, opened_at, updated_at,
  lead_unit, closed_at, position_system) on dossiers to sanzhi_gate;

-- Plain PostgreSQL form, as in migration 0004: the dossier's own policy decides inside the sub-select. That nothing happens before the opening is always
-- true, and keeps the planner from hashing the whole table of dossiers for a page of records.
create policy read_public_events on events for select to sanzhi_gate using (
  exists (select from dossiers where dossiers.county = events.county and dossiers.id = events.dossier and dossiers.opened_at <= events.received_at));
grant select (county, dossier, sequence, type, to_state, received_at) on events to sanzhi_gate;
create index events_by_receipt on events (county, received_at, dossier, sequence);

create policy read_public_deadlines on deadlines for select to sanzhi_gate using (
  exists (select from dossiers where dossiers.county = deadlines.county and dossiers.id = deadlines.dossier
    and dossiers.opened_at <= coalesce(deadlines.due_at, 'infinity')));
grant select (county, dossier, key, due_at) on deadlines to sanzhi_gate;

-- 2. Programs that may write ------------------------------------------------------------------------------------------------

create table api_keys (
  county integer not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 60),
  key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
  scope bigint not null,
  region_code text not null check (region_code ~ '^([0-9]{4}|[0-9]{6})$'),
  owner_unit text not null references units (id),
  person uuid not null,
  source text not null check (source in ('VILLAGER', 'HOTLINE', 'PATROL')),
  may_report boolean not null,
  may_update boolean not null,
  hourly_budget integer not null check (hourly_budget between 1 and 100000),
  expires_at timestamptz not null,
  created_at timestamptz not null,
  created_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (county, id),
  unique (county, key_hash),
  unique (county, person),
  check (expires_at > created_at)
);
create index api_keys_scope on api_keys (scope, id);
create index api_keys_owner on api_keys (owner_unit);
comment on table api_keys is 'Keys of programs that write over Open311: each is an actor of its own. Only the hash of a key is kept.';
comment on column api_keys.county is 'County the key is for; the city code and 00 for a key of the whole city. It stands in the key itself.';
comment on column api_keys.scope is 'Padded code of region_code: administrators above it see the key.';
comment on column api_keys.owner_unit is 'The unit that answers for what the program does.';
comment on column api_keys.person is 'Pseudonymous person under which the program acts; nobody signs in as it. A mandate granted to it (R-024) lets the program work for a unit; without one it only reports.';
comment on column api_keys.source is 'What its reports say they come from (R-103); without a mandate they are a villager''s.';
comment on column api_keys.created_by is 'Null when issued at the command line of the server.';

create table api_key_hours (
  county integer not null,
  key uuid not null,
  hour timestamptz not null,
  spent integer not null check (spent > 0),
  primary key (county, key, hour),
  foreign key (county, key) references api_keys (county, id)
);
comment on table api_key_hours is 'How many requests a key has spent in an hour; older than two days is forgotten.';

-- 3. What a program said may be public -----------------------------------------------------------------------------------------

create table open311_requests (
  county integer not null,
  dossier uuid not null,
  person uuid not null,
  token_hash text check (token_hash ~ '^[0-9a-f]{64}$'),
  description text check (length(description) <= 4000),
  address text check (length(address) <= 400),
  created_at timestamptz not null,
  primary key (county, dossier),
  foreign key (county, dossier) references dossiers (county, id),
  check (token_hash is null or (description is null and address is null))
);
create index open311_requests_by_token on open311_requests (county, token_hash) where token_hash is not null;
comment on table open311_requests is 'Matters that came in over Open311, and what their sender was told would be public; kept apart, so that it can be destroyed.';
comment on column open311_requests.token_hash is 'For a confidential matter: hash of the token that was answered instead of an id.';
comment on column open311_requests.description is 'The sender''s words with numbers of people masked; null where the kind of matter keeps them from the public.';

-- Who may -----------------------------------------------------------------------------------------------------------------

do $$
declare
  named text;
begin
  foreach named in array array['api_keys', 'api_key_hours', 'open311_requests'] loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
  end loop;
end
$$;

-- The gate recognises a key by its hash and counts what it spends.
create policy recognise_api_key on api_keys for select to sanzhi_gate using (true);
grant select on api_keys to sanzhi_gate;
create policy count_api_key on api_key_hours for all to sanzhi_gate using (true) with check (true);
grant select, insert, delete on api_key_hours to sanzhi_gate;
grant update (spent) on api_key_hours to sanzhi_gate;

-- The system administrator issues and revokes; the audit administrator sees that it was done. Nobody reads a hash.
create policy read_api_keys_of_scope on api_keys for select to sanzhi_app using (
  actor_office() in ('SYS_ADMIN', 'AUDIT_ADMIN') and scope between actor_lo() and actor_hi());
create policy issue_api_key on api_keys for insert to sanzhi_app with check (
  actor_office() = 'SYS_ADMIN' and scope between actor_lo() and actor_hi() and created_by = actor_person()
  and person <> actor_person() and revoked_at is null);
create policy revoke_api_key on api_keys for update to sanzhi_app
  using (actor_office() = 'SYS_ADMIN' and scope between actor_lo() and actor_hi() and revoked_at is null)
  with check (actor_office() = 'SYS_ADMIN' and scope between actor_lo() and actor_hi() and revoked_by = actor_person() and revoked_at is not null);
grant select (county, id, name, scope, region_code, owner_unit, person, source, may_report, may_update, hourly_budget,
  expires_at, created_at, created_by, revoked_at, revoked_by) on api_keys to sanzhi_app;
grant insert on api_keys to sanzhi_app;
grant update (revoked_at, revoked_by) on api_keys to sanzhi_app;

-- At the command line of the server, which only the operator has.
create policy operate_api_keys on api_keys for all to sanzhi_system using (true) with check (created_by is null or revoked_at is not null);
grant select, insert on api_keys to sanzhi_system;
grant update (revoked_at, revoked_by) on api_keys to sanzhi_system;
create policy operate_api_key_hours on api_key_hours for select to sanzhi_system using (true);
grant select on api_key_hours to sanzhi_system;

create policy read_said_over_open311 on open311_requests for select to sanzhi_gate using (true);
grant select on open311_requests to sanzhi_gate;
create policy read_own_open311_requests on open311_requests for select to sanzhi_app using (person = actor_person());
create policy say_over_open311 on open311_requests for insert to sanzhi_app with check (
  person = actor_person()
  and exists (select from dossiers where dossiers.county = open311_requests.county and dossiers.id = open311_requests.dossier
    and dossiers.reporter = actor_person()));
grant select, insert on open311_requests to sanzhi_app;
create policy destroy_open311_requests on open311_requests for all to sanzhi_system using (true) with check (true);
grant select, delete on open311_requests to sanzhi_system;
