-- Four thoughts: only the platform enqueues what follows on acts; an account is opened for nobody of elsewhere; who looked at me is one question of
-- an index; and the platform's secret can be exchanged (docs/operations.md).

-- 1. The outbox ------------------------------------------------------------------------------------------------------------------
-- The door writes what an act causes as the platform, after it has decided (server/acts/perform.ts). Whoever acts writes nothing here: an effect
-- `perform-act` is done by the system on any matter, and SQL of one's own could have asked for it without an act that earns it.
drop policy enqueue_by_acts on outbox;
revoke insert on outbox from sanzhi_app;
-- The gate sends codes and word of what happens to an account, and causes no acts.
alter policy enqueue_by_gate on outbox with check (
  state = 'waiting' and attempts = 0 and calls = 0 and kind in ('send-code', 'send-account-notice'));

-- 2. Accounts --------------------------------------------------------------------------------------------------------------------
-- Whoever holds an account is the person it names: opened for a person of another county, it would let a chosen telephone read what that person reads.
-- A security administrator does not see the register (R-023), so a function looks, one person at a time, within the scope of the actor.
create function county_of_own_person(whom uuid) returns integer language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select p.county from public.persons p
  where p.id = whom and public.actor_office() = 'SEC_ADMIN'
    and (p.place between public.actor_lo() and public.actor_hi() or p.hukou_place between public.actor_lo() and public.actor_hi())
  limit 1
$$;
comment on function county_of_own_person(uuid) is 'County of the register that knows this person as somebody of the actor''s scope; null for people of elsewhere and for nobody alike (R-024).';
create function is_registered(whom uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$ select public.actor_office() is distinct from 'SEC_ADMIN' or exists (select from public.persons p where p.id = whom) $$;
comment on function is_registered(uuid) is 'For the policy below: an account of somebody without a record must not take the id of somebody with one.';
revoke execute on function county_of_own_person(uuid), is_registered(uuid) from public;
grant execute on function county_of_own_person(uuid), is_registered(uuid) to sanzhi_app;
do $$
begin
  execute format('grant sanzhi_archive to %I', current_user);
  grant create on schema public to sanzhi_archive;
  alter function county_of_own_person(uuid) owner to sanzhi_archive;
  alter function is_registered(uuid) owner to sanzhi_archive;
  revoke create on schema public from sanzhi_archive;
  execute format('revoke sanzhi_archive from %I', current_user);
end
$$;
create policy open_account_for_own_people on accounts as restrictive for insert to sanzhi_app with check (
  case when person_county is null then not is_registered(person) else person_county = county_of_own_person(person) end);

-- 3. Who looked at me ------------------------------------------------------------------------------------------------------------
-- One may be registered in one county, have reported in another and have lived in a third: the question is about the person, not about places.
create index access_records_by_person on access_records (person, id);
drop index access_records_person;

-- 4. Exchanging the secret -------------------------------------------------------------------------------------------------------
create table platform_secrets (
  number smallint primary key check (number between 1 and 255),
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{32}$'),
  state text not null check (state in ('in-use', 'retired', 'lost')),
  known_since timestamptz not null,
  changed_at timestamptz not null
);
comment on table platform_secrets is 'Which SANZHI_SECRET carries which number in sealed fields. Never a secret: a keyed fingerprint tells whether one is the right one.';
comment on column platform_secrets.state is 'in-use: fields may be sealed under it; retired: exchanged, none is; lost: the restored fields under it do not open any more.';
alter table platform_secrets enable row level security;
alter table platform_secrets force row level security;
create policy read_secrets_in_use on platform_secrets for select to sanzhi_system using (true);
create policy note_new_secret on platform_secrets for insert to sanzhi_system with check (state = 'in-use');
grant select, insert on platform_secrets to sanzhi_system;

-- A query code can be indexed again only by whoever knows it; until now it could be made again, but only with the secret of that day.
alter table dossier_contacts add column follow_code_cipher bytea;
comment on column dossier_contacts.follow_code_cipher is 'The query code, sealed. Null where none was given, and for older ones until the secret is exchanged the first time.';

-- Seals again and makes the blind indexes again (`sanzhi rotate-secret`): sees sealed columns and nothing else of these tables. Nobody signs in as it;
-- only the owner of the database may take it, never the running program.
do $$
begin
  if not exists (select from pg_roles where rolname = 'sanzhi_rotation') then
    create role sanzhi_rotation nologin noinherit nosuperuser nobypassrls;
  end if;
end
$$;
do $$
begin
  if not pg_has_role(current_user, 'sanzhi_rotation', 'set') then
    execute format('grant sanzhi_rotation to %I', current_user);
  end if;
exception when invalid_parameter_value then
  execute format('grant sanzhi_rotation to %I', current_user);
end
$$;
grant usage on schema public to sanzhi_rotation;
-- A row that is written anew goes into the index over the characters of names.
grant execute on function searched_name(text) to sanzhi_rotation;
do $$
declare
  name text;
begin
  foreach name in array array['persons', 'accounts', 'second_factors', 'outbox', 'dossier_contacts', 'platform_secrets'] loop
    execute format('create policy seal_again on %I to sanzhi_rotation using (true) with check (true)', name);
  end loop;
end
$$;
grant select (county, id, id_number_cipher, id_number_index, phone_cipher, phone_index),
  update (id_number_cipher, id_number_index, phone_cipher, phone_index) on persons to sanzhi_rotation;
grant select (county, id, phone_sealed, phone_index), update (phone_sealed, phone_index) on accounts to sanzhi_rotation;
grant select (county, account, secret_sealed), update (secret_sealed) on second_factors to sanzhi_rotation;
grant select (county, id, sealed), update (sealed) on outbox to sanzhi_rotation;
grant select (county, dossier, person, cipher, phone_index, follow_code_cipher, follow_code_hash), update (cipher, phone_index, follow_code_cipher, follow_code_hash)
  on dossier_contacts to sanzhi_rotation;
grant select, update (state, changed_at) on platform_secrets to sanzhi_rotation;
-- An older query code was made from the act that opened the matter; from that it can be made once more.
create policy find_opening_acts on events for select to sanzhi_rotation using (sequence = 1);
grant select (county, dossier, sequence, act_id) on events to sanzhi_rotation;
