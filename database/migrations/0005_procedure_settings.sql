-- Published procedures and the versioned settings of each (architecture §3: county variations are settings, never a subclass).

create table procedures (
  key text not null,
  version integer not null check (version > 0),
  name text not null,
  definition_hash text not null,
  published_at timestamptz not null,
  primary key (key, version)
);
comment on table procedures is 'Every version ever published. Frozen: a different definition under the same version stops the start.';

create table procedure_settings (
  county integer not null,
  procedure text not null,
  version integer not null check (version > 0),
  state text not null check (state in ('proposed', 'in-force', 'superseded', 'refused', 'withdrawn')),
  contents jsonb not null,
  reason text not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  review_note text,
  primary key (county, procedure, version),
  check (reviewed_by is null or reviewed_by <> proposed_by)
);
comment on table procedure_settings is 'Catalogues and time limits of a procedure, by county; county 0 is the city''s default. Two people: who proposes does not review.';
create unique index procedure_settings_in_force on procedure_settings (county, procedure) where state = 'in-force';

alter table procedures enable row level security;
alter table procedures force row level security;
alter table procedure_settings enable row level security;
alter table procedure_settings force row level security;

grant select on procedures to sanzhi_app, sanzhi_gate, sanzhi_system;
grant insert on procedures to sanzhi_system;
create policy read_procedures on procedures for select to sanzhi_app, sanzhi_gate, sanzhi_system using (true);
create policy publish_procedures on procedures for insert to sanzhi_system with check (true);

grant select on procedure_settings to sanzhi_app, sanzhi_gate, sanzhi_system;
grant insert on procedure_settings to sanzhi_app, sanzhi_system;
grant update (state, reviewed_by, reviewed_at, review_note) on procedure_settings to sanzhi_app, sanzhi_system;
-- Settings are public rules; what is only proposed is for those who propose and review.
create policy read_settings on procedure_settings for select to sanzhi_gate using (state in ('in-force', 'superseded'));
create policy read_settings_app on procedure_settings for select to sanzhi_app using (
  state in ('in-force', 'superseded')
  or (actor_office() in ('CITY_CENTER', 'COUNTY_CENTER') and (actor_office() = 'CITY_CENTER' or county::text = actor_region())));
create policy all_settings_system on procedure_settings to sanzhi_system using (true) with check (true);
create policy propose_settings on procedure_settings for insert to sanzhi_app with check (
  state = 'proposed' and proposed_by = actor_person()
  and (actor_office() = 'CITY_CENTER' or (actor_office() = 'COUNTY_CENTER' and county::text = actor_region())));
create policy review_settings on procedure_settings for update to sanzhi_app
  using (actor_office() = 'CITY_CENTER' or (actor_office() = 'COUNTY_CENTER' and county::text = actor_region()))
  with check (actor_office() = 'CITY_CENTER' or (actor_office() = 'COUNTY_CENTER' and county::text = actor_region()));
