-- What the attack on isolation found (docs/security-tests.md): power reached further than its scope in four places.

-- 1. A mandate lies where its code says, and gives no unit above or beside the scope of who grants it. The unit of a mandate opens the matters the
-- unit is party to: a county's security administrator must not make anybody a member of a city's or another county's unit (R-024).
create policy keep_mandate_in_scope on mandates as restrictive for insert to sanzhi_app with check (
  lo = rpad(region_code, 15, '0')::bigint and hi = rpad(region_code, 15, '9')::bigint and county = rpad(left(region_code, 6), 6, '0')::integer
  and (unit is null or exists (select from units where units.id = mandates.unit and units.code_lo >= actor_lo() and units.code_hi <= actor_hi())));
create policy keep_proposal_in_scope on mandate_proposals as restrictive for insert to sanzhi_app with check (
  lo = rpad(region_code, 15, '0')::bigint and hi = rpad(region_code, 15, '9')::bigint and county = rpad(left(region_code, 6), 6, '0')::integer
  and (unit is null or exists (select from units where units.id = mandate_proposals.unit and units.code_lo >= actor_lo() and units.code_hi <= actor_hi())));

-- 2. Keys of programs likewise: of the scope, under the county of the scope, owned by a unit of the scope.
create policy keep_api_key_in_scope on api_keys as restrictive for insert to sanzhi_app with check (
  scope = rpad(region_code, 15, '0')::bigint and county = rpad(region_code, 6, '0')::integer
  and exists (select from units where units.id = api_keys.owner_unit and units.code_lo >= actor_lo() and units.code_hi <= actor_hi()));

-- 3. Settings waiting for review are for the centres of that city, not of every city on the same platform; the default of all (county 0) is for each.
create function actor_governs(of_county integer) returns boolean language sql stable parallel safe
  return case actor_office()
    when 'CITY_CENTER' then of_county = 0 or left(of_county::text, 4) = actor_region()
    when 'COUNTY_CENTER' then of_county::text = actor_region()
    else false end;
comment on function actor_governs(integer) is 'Whether the actor proposes and reviews the settings of this county.';
revoke execute on function actor_governs(integer) from public;
grant execute on function actor_governs(integer) to sanzhi_app;
alter policy read_settings_app on procedure_settings using (state in ('in-force', 'superseded') or actor_governs(county));
alter policy propose_settings on procedure_settings with check (state = 'proposed' and proposed_by = actor_person() and actor_governs(county));
alter policy review_settings on procedure_settings using (actor_governs(county)) with check (actor_governs(county));

-- 4. Who is an administrator of what kind is answered about one person at a time, to who may name one; the list of the whole city is nobody's.
alter policy read_administrators on administrators using (person = actor_person());
create policy look_up_administrator on administrators for select to sanzhi_archive using (true);
grant select on administrators to sanzhi_archive;
grant execute on function actor_office() to sanzhi_archive;
create function administrator_office(whom uuid) returns text language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select a.office from public.administrators a where a.person = whom and public.actor_office() = 'SEC_ADMIN'
$$;
comment on function administrator_office(uuid) is 'Which of the three administrators a person is, if any; for the security administrator who is about to name one (R-023).';
revoke execute on function administrator_office(uuid) from public;
grant execute on function administrator_office(uuid) to sanzhi_app, sanzhi_system;
do $$
begin
  execute format('grant sanzhi_archive to %I', current_user);
  grant create on schema public to sanzhi_archive;
  alter function administrator_office(uuid) owner to sanzhi_archive;
  revoke create on schema public from sanzhi_archive;
  execute format('revoke sanzhi_archive from %I', current_user);
end
$$;

-- 5. Nobody of the program makes temporary tables: on a pooled connection one would stand before the real table for whoever comes next. A grant of the
-- database, so a copy made from a template has its own.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end
$$;
