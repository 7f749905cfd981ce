-- Roles of the running program and the functions through which policies know the actor (architecture §4).
-- Roles belong to the cluster, so a second database on the same server finds them made.

do $$
declare
  wanted text;
begin
  foreach wanted in array array['sanzhi_app', 'sanzhi_gate', 'sanzhi_system'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit nosuperuser nobypassrls', wanted);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'sanzhi_runtime') then
    create role sanzhi_runtime login noinherit nosuperuser nobypassrls;
  end if;
end
$$;

grant sanzhi_app, sanzhi_gate, sanzhi_system to sanzhi_runtime;
revoke all on schema public from public;
grant usage on schema public to sanzhi_app, sanzhi_gate, sanzhi_system;
alter default privileges revoke execute on functions from public;

-- After a reset a custom setting is '' and not null; nullif keeps "nobody" from becoming an error (security.md §3.6).
create function actor_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;
create function actor_unit() returns text language sql stable parallel safe
  return nullif(current_setting('app.unit', true), '');
create function actor_office() returns text language sql stable parallel safe
  return nullif(current_setting('app.office', true), '');
-- The unpadded official code of the mandate's region; its length tells the level.
create function actor_region() returns text language sql stable parallel safe
  return nullif(current_setting('app.region', true), '');
create function actor_lo() returns bigint language sql stable parallel safe
  return nullif(current_setting('app.lo', true), '')::bigint;
create function actor_hi() returns bigint language sql stable parallel safe
  return nullif(current_setting('app.hi', true), '')::bigint;
create function actor_reads_region() returns boolean language sql stable parallel safe
  return coalesce(nullif(current_setting('app.region_reader', true), ''), 'off') = 'on';

revoke execute on function actor_person(), actor_unit(), actor_office(), actor_region(), actor_lo(), actor_hi(), actor_reads_region() from public;
grant execute on function actor_person(), actor_unit(), actor_office(), actor_region(), actor_lo(), actor_hi(), actor_reads_region()
  to sanzhi_app, sanzhi_gate, sanzhi_system;
