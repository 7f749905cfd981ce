-- A page of figures mostly asks for all categories together (decision 0024): that sum stands beside the categories, under the category ''.

-- The owner sees no row while row security is forced, and this fills in what the fold adds from now on.
alter table rollups no force row level security;
do $$
declare
  named text := (select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns
    where table_schema = 'public' and table_name = 'rollups' and column_name not in ('county', 'digits', 'region', 'place', 'month', 'category'));
  sums text := (select string_agg(format('nullif(sum(%1$I), 0)::bigint', column_name), ', ' order by ordinal_position) from information_schema.columns
    where table_schema = 'public' and table_name = 'rollups' and column_name not in ('county', 'digits', 'region', 'place', 'month', 'category'));
begin
  execute format('insert into rollups (county, digits, region, place, month, category, %s)
    select county, digits, region, place, month, '''', %s from rollups group by county, digits, region, place, month', named, sums);
end
$$;
alter table rollups force row level security;
comment on column rollups.category is 'Four digits, or '''' for all categories together.';

-- What a region reader may read, so that the planner can tell how much it is ------------------------------------------------------
-- "reads the region" said apart from the range is no comparison with a column: the planner took it for one row in two hundred, believed lists
-- of a city to be nearly empty, and read and sorted the whole table up to some 200 000 matters. As one range it is estimated rightly.

create function actor_reading_lo() returns bigint language sql stable parallel safe
  return case when coalesce(nullif(current_setting('app.region_reader', true), ''), 'off') = 'on' then nullif(current_setting('app.lo', true), '')::bigint end;
comment on function actor_reading_lo() is 'Where the range begins that the actor reads as a reader of the region; null for everybody else.';
revoke execute on function actor_reading_lo() from public;
grant execute on function actor_reading_lo() to sanzhi_app, sanzhi_gate, sanzhi_system, sanzhi_archive;

-- The same sentence as core/procedure/readers.ts `mayRead`, as before.
alter policy read_dossiers on dossiers using (
  not coalesce(actor_person() = any (barred_persons), false)
  and not coalesce(actor_unit() = any (barred_units), false)
  and (
    actor_person() = any (reader_persons)
    or actor_unit() = any (reader_units)
    or actor_office() || '@' || actor_region() = any (reader_offices)
    or (region_readable and place between actor_reading_lo() and actor_hi())
  )
);

-- Search in the text of matters ------------------------------------------------------------------------------------------------
-- @@ is not leakproof and loses its index under row security (stack-server §2): a rare word read every matter of the city. This function looks
-- through the index. It says the policy read_dossiers itself, word for word, so it names nothing the actor may not read; the rows are then
-- read under the policies, which say it once more. A test compares both on generated matters.

create policy search_dossiers on dossiers for select to sanzhi_archive using (true);
grant select (county, id, state, category, priority, city, town, village, grid, place, region_readable, reader_units, reader_persons, reader_offices,
  barred_units, barred_persons, due_at, soon_at, opened_at, search) on dossiers to sanzhi_archive;
grant execute on function actor_person(), actor_unit(), actor_office(), actor_region() to sanzhi_archive;

create function dossiers_found(
  wanted tsquery, of_level text, of_code bigint, of_state text, from_category text, to_category text, of_priority text, late_at timestamptz, nearly_at timestamptz,
  before_at timestamptz, before_id uuid, most integer)
returns table (county integer, id uuid) language plpgsql stable security definer rows 50
set search_path = pg_catalog, public, pg_temp
-- The words decide which index is the better one.
set plan_cache_mode = force_custom_plan
as $$
begin
  return query select d.county, d.id from dossiers d
  where d.search @@ wanted
    and (of_level <> 'CITY' or d.city = of_code) and (of_level <> 'COUNTY' or d.county = of_code) and (of_level <> 'TOWN' or d.town = of_code)
    and (of_level <> 'VILLAGE' or d.village = of_code) and (of_level <> 'GRID' or d.grid = of_code)
    and (of_state is null or d.state = of_state) and (of_priority is null or d.priority = of_priority)
    and (from_category is null or d.category >= from_category) and (to_category is null or d.category <= to_category)
    and (late_at is null or d.due_at <= late_at) and (nearly_at is null or (d.soon_at <= nearly_at and d.due_at > nearly_at))
    and (before_at is null or (d.opened_at, d.id) < (before_at, before_id))
    and not coalesce(actor_person() = any (d.barred_persons), false)
    and not coalesce(actor_unit() = any (d.barred_units), false)
    and (
      actor_person() = any (d.reader_persons)
      or actor_unit() = any (d.reader_units)
      or actor_office() || '@' || actor_region() = any (d.reader_offices)
      or (d.region_readable and d.place between actor_reading_lo() and actor_hi())
    )
  order by d.opened_at desc, d.id desc limit most;
end
$$;
comment on function dossiers_found(tsquery, text, bigint, text, text, text, text, timestamptz, timestamptz, timestamptz, uuid, integer) is
  'Keys of the newest matters of a region that hold these words and that the actor may read.';
revoke execute on function dossiers_found(tsquery, text, bigint, text, text, text, text, timestamptz, timestamptz, timestamptz, uuid, integer) from public;
grant execute on function dossiers_found(tsquery, text, bigint, text, text, text, text, timestamptz, timestamptz, timestamptz, uuid, integer) to sanzhi_app;
do $$
begin
  execute format('grant sanzhi_archive to %I', current_user);
  grant create on schema public to sanzhi_archive;
  alter function dossiers_found(tsquery, text, bigint, text, text, text, text, timestamptz, timestamptz, timestamptz, uuid, integer) owner to sanzhi_archive;
  revoke create on schema public from sanzhi_archive;
  execute format('revoke sanzhi_archive from %I', current_user);
end
$$;
