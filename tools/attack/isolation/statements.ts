/** What somebody with SQL of their own would try, sorted by what must come of it. */

/** Contexts in which nobody is known: nothing planted may be heard, and nothing but a refusal or an empty answer may come. */
export const brokenContexts: Readonly<Record<string, readonly string[]>> = {
  'none at all': [],
  'all of it empty': ['person', 'office', 'region', 'lo', 'hi', 'unit', 'region_reader'].map((name) => `set local app.${name} = ''`),
  'a scope without an office that reads': [`set local app.lo = '100000000000000'`, `set local app.hi = '999999999999999'`],
  'a reader without a scope': [`set local app.region_reader = 'on'`, `set local app.office = 'COUNTY_CENTER'`],
  'a scope turned round': [`set local app.region_reader = 'on'`, `set local app.lo = '999999999999999'`, `set local app.hi = '1'`],
  'words for numbers': [`set local app.region_reader = 'on'`, `set local app.lo = 'everything'`, `set local app.hi = 'everything'`],
  'a person that is none': [`set local app.person = 'somebody'`],
  'an office nobody has': [`set local app.office = 'EMPEROR'`, `set local app.region = '1'`, `set local app.lo = '1'`, `set local app.hi = '999999999999999'`],
  'a reader switched on by another word': [`set local app.region_reader = 'ON'`, `set local app.lo = '1'`, `set local app.hi = '999999999999999'`],
}

/** Refused, whoever asks. */
export const mustBeRefused: readonly string[] = [
  'set session authorization postgres', 'set role sanzhi_owner', 'set role postgres', 'set role sanzhi_archive', 'set role sanzhi_backup',
  'alter table persons disable row level security', 'alter table persons no force row level security', 'drop policy read_own_person on persons',
  'create policy all_of_it on persons using (true)', 'alter role sanzhi_app bypassrls', 'grant sanzhi_owner to sanzhi_app',
  'create table public.mine (a text)', 'create view public.mine as select * from persons', 'create schema mine', 'create extension dblink', 'create extension postgres_fdw', 'create extension file_fdw',
  'create temp table persons (name text)', 'create temp view regions as select 1', 'create function pg_temp.leak(text) returns boolean language sql as $$ select true $$',
  'create function public.leak(text) returns boolean language plpgsql cost 0.0000001 as $$ begin raise notice \'%\', $1; return true; end $$',
  `copy persons to program 'cat'`, `copy persons to '/tmp/persons'`, `copy regions from '/etc/passwd'`, `select pg_read_file('/etc/passwd')`, `select pg_ls_dir('.')`, `select lo_import('/etc/passwd')`,
  'select * from pg_authid', 'select * from pg_statistic', 'select * from pg_largeobject', 'select * from pg_hba_file_rules', 'select * from pg_user_mapping', `select dblink('', 'select 1')`,
  'truncate persons', 'delete from events', `update events set form = '{}'`, 'update audit_records set act = act', 'delete from audit_records', 'delete from access_records', 'lock table persons in access exclusive mode',
  `select setval('regions_id_seq', 1)`, `select nextval('rollup_deltas_id_seq')`, 'listen x; select pg_terminate_backend(pid) from pg_stat_activity where usename = \'postgres\' and pid <> pg_backend_pid()',
  'select * from passwords', 'select * from one_time_codes', 'select * from outbox', 'select * from demo_messages', 'select phone_sealed from accounts', 'select token_hash from sessions', 'select key_hash from api_keys',
  'select secret_sealed from second_factors', `alter system set row_security = off`, `create rule r as on select to persons do instead select 1`, 'vacuum full persons',
]

/** Allowed or refused; what matters is that nothing foreign is in the answer, the notice or the error. */
export const mayTellNothing: readonly string[] = [
  // What runs before the policy? Only what is leakproof; these are not.
  `select count(*) from persons where name like '雀%' and 1 / (case when name like 'zq%' then 0 else 1 end) > 0`, 'select name::int from persons', `select * from persons where name::int = 1`,
  `select * from persons where (1 / (length(name) - length(name))) = 0`, `select * from dossiers where title::date = '2026-01-01'`, `select title::uuid from dossiers`, `select (file ->> 'description')::numeric from dossiers`,
  `select * from messages where sentence::int > 0`, `select * from accounts where user_name::int > 0`, `select * from households where address::int > 0`, `select * from audit_records where device::int > 0`, `select purpose::int from access_records`,
  `do $$ declare r record; begin for r in select * from persons loop raise notice '%', r; end loop; end $$`, `do $$ begin perform name::int from persons; end $$`,
  `select xmlforest(name) from persons`, `select query_to_xml('select * from persons', true, false, '')`, `select table_to_xml('persons', true, false, '')`, `select schema_to_xml('public', true, false, '')`,
  `select cursor_to_xml('c', 10, true, false, '')`, `select ts_stat('select grams from regions')`, `select * from ts_stat('select search from dossiers')`, `select * from ts_stat('select to_tsvector(''simple'', name) from persons')`,
  'table persons', 'select p from persons p', 'select row_to_json(p) from persons p', 'select * from persons tablesample system (100)', 'select * from only persons', 'select ctid, xmin, tableoid, * from persons',
  'select * from persons for update', 'select * from persons for key share skip locked', 'with p as materialized (select * from persons) select * from p', 'select * from persons p, lateral (select * from households h where h.head = p.id) x',
  'select d.title, p.name from dossiers d full join persons p on true limit 3000', 'select * from dossiers natural join events', 'select * from persons where exists (select from dossiers)', 'select array_agg(d) from dossiers d', 'select * from dossiers order by reporter, title',
  'copy (select * from persons) to stdout', `declare c cursor for select * from persons; fetch all from c`, 'set local row_security = off; select * from persons', 'set local row_security = off; select * from dossiers',
  'set local enable_seqscan = off; select * from persons', `set local search_path = pg_temp, pg_catalog, public; select * from persons`, `set local search_path = ''; select * from public.persons`,
  // Plans
  ...['persons', 'dossiers', 'households', 'messages', 'accounts', 'audit_records', 'events'].map((table) => `explain (verbose, settings) select * from ${table}`), `explain (analyze, verbose) select * from persons where name like '%zq%'`,
  `explain select * from persons where name = '雀zqabroadxname'`, 'explain (analyze, buffers) select * from dossiers',
  // Our own definer functions with odd arguments
  ...['null', '140425', '140405', '0', '-1'].map((county) => `select persons_named(${county}, 0, 999999999999999, 'residence', 'zq', null, 1000)`), `select persons_named(140425, -9223372036854775808, 9223372036854775807, 'hukou', 'zq', null, null)`,
  `select persons_named(140425, 9223372036854775807, 0, 'x', '雀', null, 2147483647)`, `select persons_named(140425, 0, 999999999999999, null, '%', null, 10)`, `select persons_named(140425, 0, 999999999999999, 'residence', repeat('雀', 100000), null, 10)`,
  `select persons_named(140425, 0, 999999999999999, 'residence', 'zq', '00000000-0000-0000-0000-000000000000', -1)`, `select persons_named(140425, 0, 999999999999999, ''';select 1', E'zq\\'', null, 10)`,
  'select administrator_office(person) from administrators', `select administrator_office(null)`, 'select * from administrators', 'select searched_name(name) from persons',
  // Writes that answer
  `insert into persons (county, id, name, created_at, updated_at) select county, id, name, now(), now() from persons on conflict do nothing returning *`, `update persons set name = name returning *`, `update dossiers set title = title returning *`,
  `update accounts set state = state returning *`, `update sessions set ended_at = now() returning id, device`, `update mandates set revoked_reason = 'x' returning *`, `update messages set read_at = now() returning *`, `update households set address = address returning *`,
  `update files set state = state returning *`, `update procedure_settings set state = state returning *`, `update api_keys set revoked_at = now() returning name`, 'delete from second_factors returning person', 'delete from sign_in_failures returning account',
  `merge into persons p using (select 1) s on p.name like '%zq%' when matched then update set name = p.name returning p.*`,
]

/** What PostgreSQL tells of itself. */
export const catalogue: readonly string[] = [
  'select * from pg_stats', 'select * from pg_stats_ext', 'select * from pg_stats_ext_exprs', 'select * from pg_stat_activity', 'select * from pg_stat_user_tables', 'select * from pg_stat_user_indexes', 'select * from pg_sequences',
  'select * from pg_locks', 'select * from pg_prepared_statements', 'select * from pg_cursors', 'select * from pg_class', 'select * from pg_proc', 'select * from pg_policies', 'select * from pg_settings', 'select * from pg_roles', 'select * from pg_shdescription',
  'select * from pg_stat_progress_copy', 'select * from pg_replication_slots', 'select * from pg_largeobject_metadata', 'select relname, reltuples from pg_class', `select pg_get_sequence_data('regions_id_seq')`, `select pg_relation_size('persons')`,
  `select * from information_schema.columns`, `select pg_current_xact_id(), pg_current_snapshot()`, `select * from pg_stat_get_activity(null)`, `select pg_get_backend_memory_contexts()`,
]
