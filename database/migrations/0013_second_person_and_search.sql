-- Power is granted by two (control 29), people are found by name through an index, the audit is read by day, person and kind.

-- 1. Mandates of power: proposed by one security administrator, approved by another -----------------------------------------

create function is_office_of_power(office text) returns boolean language sql immutable parallel safe
  return office in ('SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN', 'COUNTY_CENTER', 'CITY_CENTER');
revoke execute on function is_office_of_power(text) from public;
grant execute on function is_office_of_power(text) to sanzhi_app, sanzhi_system;

create table mandate_proposals (
  county integer not null,
  id uuid not null,
  person uuid not null,
  holder_name text not null check (length(holder_name) between 1 and 60),
  office text not null check (is_office_of_power(office)),
  unit text references units (id),
  region_level text not null,
  region_code text not null,
  lo bigint not null,
  hi bigint not null check (hi >= lo),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  work_phone text,
  reason text not null check (length(reason) between 2 and 200),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decision text check (decision in ('approved', 'refused', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  note text check (length(note) <= 200),
  primary key (county, id),
  check (proposed_by <> person),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check (decision is null or (decision = 'withdrawn') = (decided_by = proposed_by)),
  check (decided_by is distinct from person)
);
create index mandate_proposals_open on mandate_proposals (county, proposed_at) where decided_at is null;
create index mandate_proposals_scope on mandate_proposals (lo, hi);
create index mandate_proposals_unit on mandate_proposals (unit);
comment on table mandate_proposals is 'Mandates of the offices of power (administrators, centres) wait here for a second security administrator (R-023, R-024).';
comment on column mandate_proposals.id is 'Becomes the id of the mandate.';
comment on column mandate_proposals.decided_by is 'Another person than the proposer, who can only withdraw; never the one it is for.';

alter table mandate_proposals enable row level security;
alter table mandate_proposals force row level security;
create policy read_proposals_of_scope on mandate_proposals for select to sanzhi_app using (
  actor_office() in ('SEC_ADMIN', 'AUDIT_ADMIN') and lo >= actor_lo() and hi <= actor_hi());
create policy propose_mandate on mandate_proposals for insert to sanzhi_app with check (
  actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi()
  and proposed_by = actor_person() and person <> actor_person() and decided_at is null);
create policy decide_on_proposal on mandate_proposals for update to sanzhi_app
  using (actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi() and person <> actor_person() and decided_at is null)
  with check (actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi() and person <> actor_person()
    and decided_by = actor_person() and decided_at is not null);
grant select, insert on mandate_proposals to sanzhi_app;
grant update (decision, decided_by, decided_at, note) on mandate_proposals to sanzhi_app;

-- Sub-select, for plain PostgreSQL: a distributed engine keeps the same check in the program alone (registry/grant-mandate.ts).
create policy demand_second_person on mandates as restrictive for insert to sanzhi_app with check (
  not is_office_of_power(office) or exists (
    select from mandate_proposals proposal
    where proposal.county = mandates.county and proposal.id = mandates.id and proposal.decision = 'approved'
      and proposal.decided_by = actor_person() and proposal.proposed_by <> actor_person()
      and proposal.person = mandates.person and proposal.office = mandates.office
      and proposal.lo = mandates.lo and proposal.hi = mandates.hi and proposal.unit is not distinct from mandates.unit
      and proposal.valid_from = mandates.valid_from and proposal.valid_to is not distinct from mandates.valid_to));

-- 2. People by a part of their name ------------------------------------------------------------------------------------------
-- LIKE is not leakproof and loses its index under row security (stack-server §2). A function of a role that owns nothing else looks
-- through the index and answers ids, within the scope of the actor whatever it is asked; the rows are then read under the policies.

do $$
begin
  if not exists (select from pg_roles where rolname = 'sanzhi_archive') then
    create role sanzhi_archive nologin noinherit nosuperuser nobypassrls;
  end if;
end
$$;
grant usage on schema public to sanzhi_archive;

create function searched_name(name text) returns text language sql immutable strict parallel safe
  return lower(regexp_replace(normalize(name, NFKC), '[[:space:]·・•.]', '', 'g'));
comment on function searched_name(text) is 'A name as it is searched: no blanks, no dots between the parts of a name, one width, one case.';

revoke execute on function searched_name(text) from public;
grant execute on function searched_name(text) to sanzhi_app, sanzhi_gate, sanzhi_system, sanzhi_archive;

-- By single characters: names of two characters have no trigrams, and a search for one character is common.
create index persons_name_characters on persons using gin (string_to_array(searched_name(name), null)) with (fastupdate = off);

create policy search_persons on persons for select to sanzhi_archive using (true);
grant select (county, id, name, place, hukou_place) on persons to sanzhi_archive;
grant execute on function actor_lo(), actor_hi(), actor_reads_region() to sanzhi_archive;

create function persons_named(of_county integer, from_place bigint, to_place bigint, basis text, part text, after_id uuid, most integer)
returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  wanted text := searched_name(part);
  characters text[] := string_to_array(wanted, null);
  low bigint := greatest(from_place, actor_lo());
  high bigint := least(to_place, actor_hi());
begin
  if not actor_reads_region() or low is null or high is null or wanted = '' then
    return;
  end if;
  -- Materialised: with the limit in sight the planner would walk the whole county in the order of ids.
  if basis = 'hukou' then
    return query with hits as materialized (
      select p.id from persons p where p.county = of_county and p.hukou_place between low and high
        and string_to_array(searched_name(p.name), null) @> characters and position(wanted in searched_name(p.name)) > 0)
      select hits.id from hits where after_id is null or hits.id > after_id order by hits.id limit most;
  else
    return query with hits as materialized (
      select p.id from persons p where p.county = of_county and p.place between low and high
        and string_to_array(searched_name(p.name), null) @> characters and position(wanted in searched_name(p.name)) > 0)
      select hits.id from hits where after_id is null or hits.id > after_id order by hits.id limit most;
  end if;
end
$$;
revoke execute on function persons_named(integer, bigint, bigint, text, text, uuid, integer) from public;
grant execute on function persons_named(integer, bigint, bigint, text, text, uuid, integer) to sanzhi_app;
-- A new owner must be able to create in the schema, for the moment of the handover only.
do $$
begin
  execute format('grant sanzhi_archive to %I', current_user);
  grant create on schema public to sanzhi_archive;
  alter function persons_named(integer, bigint, bigint, text, text, uuid, integer) owner to sanzhi_archive;
  revoke create on schema public from sanzhi_archive;
  execute format('revoke sanzhi_archive from %I', current_user);
end
$$;

-- 3. The audit, page by page -------------------------------------------------------------------------------------------------

create index audit_records_time on audit_records (county, at, chain, sequence);
create index audit_records_act on audit_records (county, act, at);
