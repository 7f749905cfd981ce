-- What the attack on isolation found (docs/security-tests.md): `greatest` and `least` leave nulls out, so whoever reads a region and has no scope was
-- answered with ids of people of the whole city. No scope, nobody.
do $$
declare
  owner_name text := current_user;
begin
  execute format('grant sanzhi_archive to %I', owner_name);
  grant create on schema public to sanzhi_archive;
  set local role sanzhi_archive;
  execute $define$
create or replace function persons_named(of_county integer, from_place bigint, to_place bigint, basis text, part text, after_id uuid, most integer)
returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $body$
declare
  wanted text := searched_name(part);
  characters text[] := string_to_array(wanted, null);
  low bigint := greatest(from_place, actor_lo());
  high bigint := least(to_place, actor_hi());
begin
  if not actor_reads_region() or actor_lo() is null or actor_hi() is null or low is null or high is null or wanted = '' then
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
$body$
  $define$;
  execute format('set local role %I', owner_name);
  revoke create on schema public from sanzhi_archive;
  execute format('revoke sanzhi_archive from %I', owner_name);
end
$$;
