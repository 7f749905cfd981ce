-- The registry: regions, units, persons, households, mandates (R-009 … R-024), and who looked at whose record.
-- Days are half-open everywhere: valid from `valid_from` up to and not including `valid_to`; null means until further notice.
-- `lo`/`hi` are the padded 15-digit codes of a region's first and last possible grid; `place` is the padded code of one village or grid.

-- Regions: the dated five-level tree ---------------------------------------------------------------------------------

create table regions (
  id bigint generated always as identity primary key,
  level text not null check (level in ('CITY', 'COUNTY', 'TOWN', 'VILLAGE', 'GRID')),
  code text not null check (code ~ '^[0-9]+$' and length(code) = case level
    when 'CITY' then 4 when 'COUNTY' then 6 when 'TOWN' then 9 when 'VILLAGE' then 12 else 15 end),
  name text not null check (length(name) between 1 and 100),
  short_name text not null check (length(short_name) between 1 and 100),
  grams tsvector not null,
  parent_level text,
  parent_code text,
  kind text not null check (kind in ('statutory', 'functional-zone', 'virtual', 'grid')),
  unit_type text not null,
  grid_type text check (grid_type in ('BASIC', 'DEDICATED', 'MICRO')),
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUPERSEDED', 'RETIRED')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  code_lo bigint not null,
  code_hi bigint not null check (code_hi >= code_lo),
  boundary jsonb,
  min_lon double precision,
  min_lat double precision,
  max_lon double precision,
  max_lat double precision,
  center_lon double precision,
  center_lat double precision,
  check ((status = 'ACTIVE') = (valid_to is null)),
  check ((parent_code is null) = (parent_level is null)),
  check ((level = 'GRID') = (kind = 'grid')),
  check ((level = 'GRID') = (grid_type is not null)),
  check (level <> 'GRID' or parent_level = 'VILLAGE'),
  check ((boundary is null) = (min_lon is null)),
  unique (level, code, valid_from)
);
-- One version at most is alive, and a retired code is never used again (R-012): a rename leaves SUPERSEDED versions behind.
create unique index regions_alive_or_retired on regions (level, code) where status <> 'SUPERSEDED';
create index regions_children on regions (parent_level, parent_code, code);
create index regions_code on regions (code);
create index regions_grams on regions using gin (grams) where status = 'ACTIVE';
create index regions_box on regions (min_lon, max_lon, min_lat, max_lat) where boundary is not null;

comment on table regions is 'Dated versions of every region (区划) and grid (网格); the official code is the path (R-009, R-012, R-016). Reference table.';
comment on column regions.level is 'Belongs to the key: padded codes of 东莞, 中山, 儋州 and 金门 collide between levels.';
comment on column regions.short_name is 'Name as people say it, e.g. 甘村 for 甘村村委会.';
comment on column regions.grams is 'Single characters and two-character pieces of the name; Chinese search without dictionary.';
comment on column regions.kind is 'statutory: an administrative division or its village-level body; functional-zone: counted by the statistics office only; virtual: placeholder; grid.';
comment on column regions.unit_type is 'Chinese word for the sort of unit: 镇, 乡, 街道, 村委会, 居委会, 类似居委会, 网格 …';
comment on column regions.grid_type is 'BASIC 综合网格, DEDICATED 专属网格, MICRO 微网格 (R-012).';
comment on column regions.status is 'SUPERSEDED: same code lives on in a later version (rename); RETIRED: the code ended for good.';
comment on column regions.valid_to is 'First day on which this version no longer holds; null while it does.';
comment on column regions.boundary is 'GeoJSON coordinates of one polygon, longitude before latitude, CGCS2000.';

create table region_changes (
  id uuid primary key,
  act text not null check (act in ('open', 'split', 'merge', 'rename', 're-parent', 'retire')),
  level text not null,
  from_codes text[] not null,
  to_codes text[] not null,
  day date not null,
  reason text not null check (length(reason) between 1 and 500),
  by_person uuid,
  by_office text,
  recorded_at timestamptz not null,
  code_lo bigint not null,
  code_hi bigint not null
);
create index region_changes_scope on region_changes (code_lo, recorded_at);
comment on table region_changes is 'Acts on the tree, append-only: what became what, from which day, by whom, why (R-016). Reference table.';
comment on column region_changes.by_person is 'Pseudonymous; null for the platform itself.';
comment on column region_changes.code_lo is 'With code_hi the range of the smallest region that holds everything the act touched.';

create table units (
  id text primary key,
  name text not null,
  region_level text not null,
  region_code text not null,
  function text not null,
  kind text not null,
  code_lo bigint not null,
  code_hi bigint not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  work_phone text,
  check (id = region_code || ':' || function)
);
create index units_region on units (region_code, function);
create index units_function on units (function, code_lo);
comment on table units is 'Who acts for whom at a region: committees, governments, departments, courts, companies. Key = region code and function. Reference table.';
comment on column units.function is 'One of core/region/functions.ts.';
comment on column units.work_phone is 'Public work number (R-015); never a private one.';

-- Persons and households ----------------------------------------------------------------------------------------------

create table persons (
  county integer not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  gender smallint not null default 0 check (gender in (0, 1, 2, 9)),
  birth_date date,
  id_number_cipher bytea,
  id_number_index bytea,
  phone_cipher bytea,
  phone_index bytea,
  hukou_village text check (hukou_village ~ '^[0-9]{12}$'),
  hukou_place bigint,
  residence_village text check (residence_village ~ '^[0-9]{12}$'),
  residence_grid text check (residence_grid ~ '^[0-9]{15}$'),
  place bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (county, id),
  check (residence_grid is null or left(residence_grid, 12) = residence_village),
  check ((residence_village is null) = (place is null)),
  check ((hukou_village is null) = (hukou_place is null))
);
create index persons_place on persons (county, place, id);
create index persons_hukou_place on persons (county, hukou_place, id);
create index persons_id_number on persons (county, id_number_index);
create index persons_phone on persons (county, phone_index);
comment on table persons is 'People of the county''s register. No label, score or category of a person is ever kept here (R-161, R-162).';
comment on column persons.gender is 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated (R-019).';
comment on column persons.id_number_cipher is 'ver|keyId|iv|SM4-CTR|HMAC-SM3 bound to table, column and row (R-017).';
comment on column persons.id_number_index is 'First 16 bytes of HMAC-SM3 under a key of this column: exact search only (R-017). Not unique: uniqueness would answer questions.';
comment on column persons.hukou_place is 'Padded code of the village of registered residence.';
comment on column persons.place is 'Padded code of the grid, or else village, of actual residence.';

create table households (
  county integer not null,
  id uuid not null,
  basis text not null check (basis in ('hukou', 'residence')),
  village text not null check (village ~ '^[0-9]{12}$'),
  grid text check (grid ~ '^[0-9]{15}$'),
  place bigint not null,
  head uuid,
  address text,
  created_at timestamptz not null,
  ended_on date,
  primary key (county, id),
  unique (county, id, basis),
  check (grid is null or left(grid, 12) = village),
  foreign key (county, head) references persons (county, id)
);
create index households_place on households (county, place, id);
create index households_head on households (county, head);
comment on table households is 'Households (户); of registered residence and of actual residence, kept apart (R-021).';
comment on column households.basis is 'hukou 户籍户 or residence 居住户.';
comment on column households.grid is 'Where it lies today; household_places keeps every day.';

create table household_places (
  county integer not null,
  id uuid not null,
  household uuid not null,
  code text not null,
  place bigint not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  primary key (county, id),
  foreign key (county, household) references households (county, id)
);
create unique index household_places_open on household_places (county, household) where valid_to is null;
create index household_places_household on household_places (county, household, valid_from);
create index household_places_code on household_places (county, code, valid_from);
comment on table household_places is 'In which grid a household lay on which days, so that a figure can be asked as of a day (R-014, R-016).';
comment on column household_places.code is 'Code of the grid, or of the village where it has no grids.';

create table household_members (
  county integer not null,
  id uuid not null,
  household uuid not null,
  basis text not null,
  person uuid not null,
  relation smallint not null default 8 check (relation between 0 and 8),
  place bigint not null,
  joined_on date not null,
  left_on date check (left_on >= joined_on),
  primary key (county, id),
  foreign key (county, household, basis) references households (county, id, basis),
  foreign key (county, person) references persons (county, id)
);
create unique index household_members_one_household on household_members (county, person, basis) where left_on is null;
create index household_members_household on household_members (county, household, basis);
create index household_members_person on household_members (county, person);
comment on table household_members is 'Who belonged to which household from when to when; one household per basis at a time (R-021).';
comment on column household_members.relation is 'GB/T 4761 first digit: 0 head, 1 spouse, 2 son, 3 daughter, 4 grandchild, 5 parent, 6 grandparent, 7 sibling, 8 other.';

-- Mandates ------------------------------------------------------------------------------------------------------------

-- R-023: whoever once held one of the three administrators' offices can never hold another of them. One row a person, and a
-- mandate of such an office must point at it, so two grants at the same moment cannot slip past each other.
create table administrators (
  person uuid primary key,
  office text not null check (office in ('SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN')),
  unique (person, office)
);
comment on table administrators is 'Which of the three administrators (三员) a person is, for good (R-023). Reference table.';

create table mandates (
  county integer not null,
  id uuid not null,
  person uuid not null,
  holder_name text not null check (length(holder_name) between 1 and 60),
  office text not null,
  administrator uuid generated always as
    (case when office in ('SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN') then person end) stored,
  unit text references units (id),
  region_level text not null,
  region_code text not null,
  lo bigint not null,
  hi bigint not null check (hi >= lo),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  granted_by uuid,
  granted_at timestamptz not null,
  revoked_by uuid,
  revoked_at timestamptz,
  revoked_reason text,
  primary key (county, id),
  foreign key (administrator, office) references administrators (person, office),
  check (revoked_by is null or revoked_at is not null),
  check (granted_by is distinct from person)
);
create index mandates_person on mandates (person);
create index mandates_unit on mandates (unit);
create index mandates_scope on mandates (lo, hi);
create index mandates_administrator on mandates (administrator, office);
comment on table mandates is 'Person × office × unit or region × from–to; authority comes only from a mandate in force (R-024).';
comment on column mandates.county is 'County of the region the mandate holds for; a city''s own offices stand under the city code and 00.';
comment on column mandates.person is 'No foreign key: the person may be registered in another county.';
comment on column mandates.holder_name is 'Working name as published with the office, so that no one needs the register of persons to manage mandates.';
comment on column mandates.granted_by is 'Null for the platform itself. Nobody grants anything to himself.';

create table office_holders (
  county integer not null,
  mandate uuid not null,
  office text not null,
  name text not null,
  unit text references units (id),
  region_level text not null,
  region_code text not null,
  lo bigint not null,
  hi bigint not null,
  work_phone text,
  valid_from date not null,
  valid_to date,
  primary key (county, mandate),
  foreign key (county, mandate) references mandates (county, id)
);
create index office_holders_scope on office_holders (lo, hi);
create index office_holders_unit on office_holders (unit);
comment on table office_holders is 'The public face of mandates that must be public (R-015): name, office, place, work number. Written with the mandate, never more than this.';
comment on column office_holders.valid_to is 'As of mandates; a revoked mandate ends here on the day of revocation, which may be the day it began.';

-- Access records ------------------------------------------------------------------------------------------------------

create table access_records (
  county integer not null,
  id uuid not null,
  person uuid not null,
  place bigint,
  reader_person uuid not null,
  reader_office text not null,
  reader_unit text,
  purpose text not null check (length(purpose) between 1 and 200),
  dossier text,
  fields text[] not null,
  at timestamptz not null,
  primary key (county, id)
);
create index access_records_person on access_records (county, person, at);
create index access_records_place on access_records (county, place, at);
create index access_records_reader on access_records (county, reader_person, at);
comment on table access_records is 'Who looked at whose record, for what; append-only; the person sees every row about himself (architecture §4).';
comment on column access_records.fields is 'What was shown: basic, id-number, phone.';
comment on column access_records.place is 'Where the person lived then; lets the audit administrator of that scope read the row.';

-- Row-level security ----------------------------------------------------------------------------------------------------

do $$
declare
  named text;
begin
  foreach named in array array['regions', 'region_changes', 'units', 'persons', 'households', 'household_places', 'household_members',
    'administrators', 'mandates', 'office_holders', 'access_records'] loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    execute format('create policy do_all_as_system on %I to sanzhi_system using (true) with check (true)', named);
  end loop;
end
$$;
grant select, insert, update on regions, units, persons, households, household_places, household_members, mandates, office_holders
  to sanzhi_system;
grant select, insert on region_changes, administrators, access_records to sanzhi_system;
grant delete on persons, households, household_places, household_members to sanzhi_system;

-- Regions and units are public knowledge; only the centres and the system administrator of a scope change them.
create policy read_regions on regions for select to sanzhi_app, sanzhi_gate using (true);
create policy open_region on regions for insert to sanzhi_app with check (
  actor_office() in ('CITY_CENTER', 'COUNTY_CENTER', 'SYS_ADMIN') and code_lo >= actor_lo() and code_hi <= actor_hi());
create policy close_region on regions for update to sanzhi_app
  using (actor_office() in ('CITY_CENTER', 'COUNTY_CENTER', 'SYS_ADMIN') and code_lo >= actor_lo() and code_hi <= actor_hi())
  with check (actor_office() in ('CITY_CENTER', 'COUNTY_CENTER', 'SYS_ADMIN') and code_lo >= actor_lo() and code_hi <= actor_hi());
grant select on regions to sanzhi_app, sanzhi_gate;
grant insert on regions to sanzhi_app;
grant update (status, valid_to, boundary, min_lon, min_lat, max_lon, max_lat, center_lon, center_lat) on regions to sanzhi_app;

create policy read_region_changes on region_changes for select to sanzhi_app, sanzhi_gate using (true);
create policy record_region_change on region_changes for insert to sanzhi_app with check (
  actor_office() in ('CITY_CENTER', 'COUNTY_CENTER', 'SYS_ADMIN') and by_person = actor_person() and by_office = actor_office()
  and code_lo >= actor_lo() and code_hi <= actor_hi());
grant select on region_changes to sanzhi_app, sanzhi_gate;
grant insert on region_changes to sanzhi_app;

create policy read_units on units for select to sanzhi_app, sanzhi_gate using (true);
create policy open_unit on units for insert to sanzhi_app with check (
  actor_office() = 'SYS_ADMIN' and code_lo >= actor_lo() and code_hi <= actor_hi());
create policy change_unit on units for update to sanzhi_app
  using (actor_office() = 'SYS_ADMIN' and code_lo >= actor_lo() and code_hi <= actor_hi())
  with check (actor_office() = 'SYS_ADMIN' and code_lo >= actor_lo() and code_hi <= actor_hi());
grant select on units to sanzhi_app, sanzhi_gate;
grant insert on units to sanzhi_app;
grant update (name, work_phone, valid_to) on units to sanzhi_app;

-- Persons: oneself, and region-reading offices in their region, by residence or by registered residence.
-- The three administrators read no region and so no person but themselves (R-925).
create policy read_own_person on persons for select to sanzhi_app using (id = actor_person());
create policy read_persons_of_region on persons for select to sanzhi_app using (
  actor_reads_region() and (place between actor_lo() and actor_hi() or hukou_place between actor_lo() and actor_hi()));
create policy register_person on persons for insert to sanzhi_app with check (
  actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
  and place between actor_lo() and actor_hi());
create policy change_person on persons for update to sanzhi_app
  using (actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
    and place between actor_lo() and actor_hi())
  with check (actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
    and place between actor_lo() and actor_hi());
grant select, insert on persons to sanzhi_app;
grant update (name, gender, birth_date, id_number_cipher, id_number_index, phone_cipher, phone_index, hukou_village, hukou_place,
  residence_village, residence_grid, place, updated_at) on persons to sanzhi_app;

create policy read_own_household on households for select to sanzhi_app using (head = actor_person());
create policy read_households_of_region on households for select to sanzhi_app using (
  actor_reads_region() and place between actor_lo() and actor_hi());
create policy register_household on households for insert to sanzhi_app with check (
  actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
  and place between actor_lo() and actor_hi());
create policy change_household on households for update to sanzhi_app
  using (actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
    and place between actor_lo() and actor_hi())
  with check (actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
    and place between actor_lo() and actor_hi());
grant select, insert on households to sanzhi_app;
grant update (village, grid, place, head, address, ended_on) on households to sanzhi_app;

create policy read_household_places_of_region on household_places for select to sanzhi_app using (
  actor_reads_region() and place between actor_lo() and actor_hi());
create policy place_household on household_places for insert to sanzhi_app with check (
  actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
  and place between actor_lo() and actor_hi());
create policy end_household_place on household_places for update to sanzhi_app
  using (actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
    and place between actor_lo() and actor_hi())
  with check (place between actor_lo() and actor_hi());
grant select, insert on household_places to sanzhi_app;
grant update (valid_to) on household_places to sanzhi_app;

create policy read_own_membership on household_members for select to sanzhi_app using (person = actor_person());
create policy read_household_members_of_region on household_members for select to sanzhi_app using (
  actor_reads_region() and place between actor_lo() and actor_hi());
create policy join_household on household_members for insert to sanzhi_app with check (
  actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
  and place between actor_lo() and actor_hi());
create policy change_household_member on household_members for update to sanzhi_app
  using (actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
    and place between actor_lo() and actor_hi())
  with check (place between actor_lo() and actor_hi());
grant select, insert on household_members to sanzhi_app;
grant update (relation, place, left_on) on household_members to sanzhi_app;

-- Mandates: the holder, the gate (sign-in), and in their scope the security administrator, who grants, and the auditor, who looks.
create policy read_mandates_at_gate on mandates for select to sanzhi_gate using (true);
create policy read_own_mandates on mandates for select to sanzhi_app using (person = actor_person());
create policy read_mandates_of_scope on mandates for select to sanzhi_app using (
  actor_office() in ('SEC_ADMIN', 'AUDIT_ADMIN') and lo >= actor_lo() and hi <= actor_hi());
create policy grant_mandate on mandates for insert to sanzhi_app with check (
  actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi()
  and granted_by = actor_person() and person <> actor_person() and revoked_at is null);
create policy revoke_mandate on mandates for update to sanzhi_app
  using (actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi() and person <> actor_person() and revoked_at is null)
  with check (actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi() and person <> actor_person()
    and revoked_by = actor_person() and revoked_at is not null);
grant select on mandates to sanzhi_app, sanzhi_gate;
grant insert on mandates to sanzhi_app;
grant update (revoked_by, revoked_at, revoked_reason) on mandates to sanzhi_app;

create policy read_administrators on administrators for select to sanzhi_app using (
  person = actor_person() or actor_office() in ('SEC_ADMIN', 'AUDIT_ADMIN'));
create policy name_administrator on administrators for insert to sanzhi_app with check (
  actor_office() = 'SEC_ADMIN' and person <> actor_person());
grant select, insert on administrators to sanzhi_app;

create policy read_office_holders on office_holders for select to sanzhi_app, sanzhi_gate using (true);
create policy publish_office_holder on office_holders for insert to sanzhi_app with check (
  actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi());
create policy end_office_holder on office_holders for update to sanzhi_app
  using (actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi())
  with check (actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi());
grant select on office_holders to sanzhi_app, sanzhi_gate;
grant insert on office_holders to sanzhi_app;
grant update (work_phone, valid_to) on office_holders to sanzhi_app;

-- Access records: written only in one's own name; read by the person concerned, by the reader himself and by the auditor.
create policy record_access on access_records for insert to sanzhi_app with check (
  reader_person = actor_person() and reader_office = actor_office() and reader_unit is not distinct from actor_unit());
create policy read_access_to_own_record on access_records for select to sanzhi_app using (person = actor_person());
create policy read_own_accesses on access_records for select to sanzhi_app using (reader_person = actor_person());
create policy audit_access_records on access_records for select to sanzhi_app using (
  actor_office() = 'AUDIT_ADMIN' and place between actor_lo() and actor_hi());
grant select, insert on access_records to sanzhi_app;
