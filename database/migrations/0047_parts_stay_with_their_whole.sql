-- A part of a whole (migration 0032), such as a household's rating of its village's year, is found through the whole. Lists knew that, searches and the
-- lists of whoever reads no region did not: a village of 300 households filled their first pages with ratings. The function of migration 0028 again,
-- word for word but for `belongs_to`.
grant select (belongs_to) on dossiers to sanzhi_archive;
drop function dossiers_found(tsquery, text, bigint, text, text, text, text, timestamptz, timestamptz, timestamptz, uuid, integer);
create function dossiers_found(
  wanted tsquery, of_level text, of_code bigint, of_state text, from_category text, to_category text, of_priority text, late_at timestamptz, nearly_at timestamptz,
  before_at timestamptz, before_id uuid, most integer)
returns table (county integer, id uuid) language plpgsql volatile security definer rows 50
set search_path = pg_catalog, public, pg_temp
-- Words and parties decide which index is the better one.
set plan_cache_mode = force_custom_plan
as $$
declare
  -- Narrows what the policy allows, so that the index of parties is of use; it allows nothing by itself. Null for whoever reads a region.
  parties text[] := case when actor_reading_lo() is null then array_remove(array[actor_person()::text, actor_unit(), actor_office() || '@' || actor_region()], null) end;
  -- So many of the newest are looked through before it is asked whether that is the better way; then twice as many.
  stretch integer := 300;
  words text[] := string_to_array(wanted::text, ' & ');
  word text;
  plan json;
  matters double precision := (select greatest(c.reltuples, 1) from pg_class c where c.oid = 'public.dossiers'::regclass);
  -- How many matters hold what is asked, as PostgreSQL estimates it; null where that was not asked yet.
  holding double precision;
  one record;
  walked integer;
  so_far double precision := 0;
  page integer := most;
begin
  -- Neighbouring pairs of characters mostly stand in the same matters, where PostgreSQL takes them for strangers: the rarest of them is the estimate.
  -- It is no more common than they are in the mean, so that where the mean is rare, one question is enough.
  if wanted is not null then
    execute format('explain (format json) select from public.dossiers d where d.search @@ %L::tsquery', wanted) into plan;
    holding := matters * power(least(1, (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision / matters), 1.0 / cardinality(words));
    foreach word in array words loop
      exit when holding < sqrt(most * matters);
      execute format('explain (format json) select from public.dossiers d where d.search @@ %L::tsquery', word) into plan;
      holding := least(holding, (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision);
    end loop;
  end if;

  -- Walking from the newest back fills the page after most * matters / holding of them, looking up reads all that hold it.
  if (wanted is null and parties is not null) or holding >= greatest(sqrt(most * matters), 500) then
    loop
      walked := 0;
      for one in
        select d.county, d.id, d.opened_at, (wanted is null or d.search @@ wanted) and (parties is null or parties_among(d.reader_units, d.reader_offices, d.reader_persons) && parties)
          and actor_may_read(d.barred_persons, d.barred_units, d.reader_persons, d.reader_units, d.reader_offices, d.region_readable, d.place) as fits
        from public.dossiers d
        where d.belongs_to is null and (of_level <> 'CITY' or d.city = of_code) and (of_level <> 'COUNTY' or d.county = of_code) and (of_level <> 'TOWN' or d.town = of_code)
          and (of_level <> 'VILLAGE' or d.village = of_code) and (of_level <> 'GRID' or d.grid = of_code)
          and (of_state is null or d.state = of_state) and (of_priority is null or d.priority = of_priority)
          and (from_category is null or d.category >= from_category) and (to_category is null or d.category <= to_category)
          and (late_at is null or d.due_at <= late_at) and (nearly_at is null or (d.soon_at <= nearly_at and d.due_at > nearly_at))
          and (before_at is null or (d.opened_at, d.id) < (before_at, before_id))
        order by d.opened_at desc, d.id desc limit stretch
      loop
        walked := walked + 1;
        before_at := one.opened_at;
        before_id := one.id;
        if one.fits then
          county := one.county;
          id := one.id;
          return next;
          page := page - 1;
        end if;
        exit when page = 0;
      end loop;
      -- A full page, or nothing older in the region.
      if page = 0 or walked < stretch then
        return;
      end if;
      if parties is not null and so_far = 0 then
        execute format('explain (format json) select from public.dossiers d where public.parties_among(d.reader_units, d.reader_offices, d.reader_persons) && %L::text[]', parties) into plan;
        holding := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision * coalesce(holding / matters, 1);
      end if;
      so_far := so_far + walked;
      -- What holds it is rare here, or the words stand seldom together: what is older is looked up.
      exit when page * so_far > holding * greatest(most - page, 1);
      stretch := stretch * 2;
    end loop;
  end if;

  return query select d.county, d.id from public.dossiers d
  where d.belongs_to is null and (wanted is null or d.search @@ wanted)
    and (parties is null or parties_among(d.reader_units, d.reader_offices, d.reader_persons) && parties)
    and (of_level <> 'CITY' or d.city = of_code) and (of_level <> 'COUNTY' or d.county = of_code) and (of_level <> 'TOWN' or d.town = of_code)
    and (of_level <> 'VILLAGE' or d.village = of_code) and (of_level <> 'GRID' or d.grid = of_code)
    and (of_state is null or d.state = of_state) and (of_priority is null or d.priority = of_priority)
    and (from_category is null or d.category >= from_category) and (to_category is null or d.category <= to_category)
    and (late_at is null or d.due_at <= late_at) and (nearly_at is null or (d.soon_at <= nearly_at and d.due_at > nearly_at))
    and (before_at is null or (d.opened_at, d.id) < (before_at, before_id))
    and actor_may_read(d.barred_persons, d.barred_units, d.reader_persons, d.reader_units, d.reader_offices, d.region_readable, d.place)
  order by d.opened_at desc, d.id desc limit page;
end
$$;
comment on function dossiers_found(tsquery, text, bigint, text, text, text, text, timestamptz, timestamptz, timestamptz, uuid, integer) is
  'Keys of the newest matters of a region that the actor may read and that hold these words; null for all of them. Parts of a whole are not among them.';
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
