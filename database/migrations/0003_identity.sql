-- Identity: accounts, secrets, sessions, one-time codes, what may be tried how often, and the audit chain (R-920 … R-927).
--
-- County rule: everything about signing in stands under the *seat*, the code of the city that runs the platform and 00 (e.g. 140400).
-- An account belongs to a person, not to a county: its mandates may lie in several, and before sign-in no county is known. One city's
-- accounts therefore lie together. Audit records stand under the county of what was done, so that they commit with it.
-- `scope` is the padded code of the region whose security administrator answers for the account.

create table accounts (
  county integer not null,
  id uuid not null,
  person uuid not null,
  person_county integer,
  user_name text check (user_name ~ '^[a-z][a-z0-9-]{2,39}$'),
  phone_index text,
  phone_sealed bytea,
  state text not null default 'active' check (state in ('active', 'disabled')),
  demonstration boolean not null default false,
  scope bigint not null,
  reset_until timestamptz,
  created_at timestamptz not null,
  last_sign_in timestamptz,
  disabled_at timestamptz,
  primary key (county, id),
  unique (county, person),
  unique (county, user_name),
  unique (county, phone_index),
  check (user_name is not null or phone_index is not null),
  check ((state = 'disabled') = (disabled_at is not null))
);
create index accounts_scope on accounts (scope, id);
create index accounts_idle on accounts (county, last_sign_in) where user_name is not null;
comment on table accounts is 'Who may sign in: one account a person, one person an account, nothing shared (R-920).';
comment on column accounts.person is 'Pseudonymous person id. No foreign key: the person may be registered in another county, or in none.';
comment on column accounts.person_county is 'County of the register that knows this person; null for somebody who only proved a telephone number.';
comment on column accounts.user_name is 'For staff only; villagers sign in by telephone.';
comment on column accounts.phone_index is 'HMAC-SM3 of the number under a key of this column: exact search only.';
comment on column accounts.phone_sealed is 'The number, sealed to this row: for notices about the account itself.';
comment on column accounts.demonstration is 'Made by the demonstration seed; production mode refuses to start while one exists.';
comment on column accounts.reset_until is 'An administrator started a reset: until then the holder may set a new password with a code sent to the telephone; the old one is dead.';

create table passwords (
  county integer not null,
  account uuid not null,
  hash text not null,
  set_at timestamptz not null,
  must_change boolean not null default false,
  primary key (county, account),
  foreign key (county, account) references accounts (county, id)
);
comment on table passwords is 'The argon2id hash in force; read by the gate alone.';

create table password_history (
  county integer not null,
  account uuid not null,
  set_at timestamptz not null,
  hash text not null,
  primary key (county, account, set_at),
  foreign key (county, account) references accounts (county, id)
);
comment on table password_history is 'Hashes of earlier passwords, so that the last five are not taken again.';

create table second_factors (
  county integer not null,
  account uuid not null,
  kind text not null check (kind in ('totp')),
  secret_sealed bytea not null,
  person uuid not null,
  scope bigint not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  primary key (county, account, kind),
  foreign key (county, account) references accounts (county, id)
);
create index second_factors_person on second_factors (person);
create index second_factors_scope on second_factors (scope);
comment on table second_factors is 'Second factors of staff (R-922).';
comment on column second_factors.secret_sealed is 'ver|keyId|iv|SM4-CTR|HMAC-SM3, sealed to this row.';
comment on column second_factors.last_step is 'Last 30-second step that was accepted: the same code never counts twice.';

create table sessions (
  county integer not null,
  id uuid not null,
  token_hash text not null,
  account uuid not null,
  person uuid not null,
  scope bigint not null,
  first_factor text not null check (first_factor in ('password', 'code', 'reset')),
  second_factor_at timestamptz,
  step_up_at timestamptz,
  mandate uuid,
  mandate_chosen boolean not null default false,
  device text not null,
  ip text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed-out', 'superseded', 'ended-by-holder', 'ended-by-administrator', 'password-changed', 'idle', 'too-old', 'disabled')),
  primary key (county, id),
  unique (county, token_hash),
  foreign key (county, account) references accounts (county, id),
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_open on sessions (county, account) where ended_at is null;
create index sessions_account on sessions (county, account, created_at);
create index sessions_person on sessions (person);
create index sessions_scope on sessions (scope);
comment on table sessions is 'Signed-in browsers. The cookie holds the token, the table its hash; the id is for lists and never opens anything.';
comment on column sessions.token_hash is 'HMAC-SM3 of the token; a new token at every rise of rights.';
comment on column sessions.mandate is 'The mandate acted under; null acts as a villager. No foreign key: it lies in the county of its region and is checked at each use.';
comment on column sessions.mandate_chosen is 'The holder chose; before that a single mandate is taken as the choice.';
comment on column sessions.device is 'Coarse words for the holder''s own list, e.g. 安卓手机 Chrome; never a fingerprint.';

create table one_time_codes (
  county integer not null,
  id uuid not null,
  phone_index text not null,
  purpose text not null check (purpose in ('sign-in', 'reset')),
  code_hash text not null,
  browser_hash text not null,
  digits smallint not null,
  tries_left smallint not null check (tries_left >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (county, id)
);
create index one_time_codes_phone on one_time_codes (county, phone_index, created_at);
create index one_time_codes_age on one_time_codes (expires_at);
comment on table one_time_codes is 'Codes sent by telephone: keyed hash only, bound to the browser that asked, a few tries, once, five minutes.';

create table allowances (
  county integer not null,
  subject text not null,
  times bigint[] not null,
  stale_at timestamptz not null,
  primary key (county, subject)
);
create index allowances_stale on allowances (stale_at);
comment on table allowances is 'What was spent of limits per telephone, network and city; subjects are keyed hashes, never numbers in clear.';
comment on column allowances.times is 'Milliseconds since 1970 of what still counts.';

create table day_counts (
  county integer not null,
  subject text not null,
  day date not null,
  spent integer not null,
  primary key (county, subject, day)
);
comment on table day_counts is 'Caps of the whole city per day, e.g. codes sent.';

create table sign_in_failures (
  county integer not null,
  subject text not null,
  failures integer not null,
  locked_until timestamptz,
  account uuid,
  scope bigint,
  changed_at timestamptz not null,
  primary key (county, subject),
  foreign key (county, account) references accounts (county, id)
);
create index sign_in_failures_account on sign_in_failures (county, account);
create index sign_in_failures_scope on sign_in_failures (scope);
create index sign_in_failures_age on sign_in_failures (changed_at);
comment on table sign_in_failures is 'Failures in a row and the lock they led to (R-921), kept for names that exist and names that do not alike.';
comment on column sign_in_failures.subject is 'Keyed hash of what was tried: a user name, or an account''s second factor.';

-- Audit ----------------------------------------------------------------------------------------------------------------

create table audit_heads (
  county integer not null,
  chain smallint not null check (chain between 0 and 15),
  sequence bigint not null,
  hash text not null,
  primary key (county, chain)
);
comment on table audit_heads is 'Where each audit chain ends. Sixteen chains a county, so that people do not wait for each other; published as the anchor.';

create table audit_records (
  county integer not null,
  chain smallint not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  region bigint not null,
  person uuid,
  account uuid,
  office text,
  unit text,
  act text not null check (length(act) between 1 and 60),
  object text not null check (length(object) <= 200),
  purpose text check (length(purpose) <= 200),
  result text not null check (result in ('done', 'refused')),
  cause text check (length(cause) <= 60),
  ip text not null check (length(ip) <= 45),
  device text not null check (length(device) <= 60),
  request_id text not null check (length(request_id) <= 64),
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (county, chain, sequence)
);
create index audit_records_region on audit_records (region, at);
create index audit_records_person on audit_records (county, person, at);
comment on table audit_records is 'Who did what, when, from where (R-926). Append-only by grant, chained by SM3 (R-927); pseudonymous ids, no names and no numbers of people.';
comment on column audit_records.region is 'Padded code of where it belongs: the audit administrators above it read it.';
comment on column audit_records.cause is 'Code of the refusal when result is refused.';

-- Row-level security ---------------------------------------------------------------------------------------------------

do $$
declare
  named text;
begin
  foreach named in array array['accounts', 'passwords', 'password_history', 'second_factors', 'sessions', 'one_time_codes', 'allowances',
      'day_counts', 'sign_in_failures', 'audit_heads', 'audit_records'] loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
  end loop;
end
$$;

-- The gate: nobody is known yet, so it sees every account; it sees nothing but identity.
create policy admit_accounts on accounts for all to sanzhi_gate using (true) with check (true);
create policy admit_passwords on passwords for all to sanzhi_gate using (true) with check (true);
create policy admit_password_history on password_history for all to sanzhi_gate using (true) with check (true);
create policy admit_second_factors on second_factors for all to sanzhi_gate using (true) with check (true);
create policy admit_sessions on sessions for all to sanzhi_gate using (true) with check (true);
create policy admit_one_time_codes on one_time_codes for all to sanzhi_gate using (true) with check (true);
create policy admit_allowances on allowances for all to sanzhi_gate using (true) with check (true);
create policy admit_day_counts on day_counts for all to sanzhi_gate using (true) with check (true);
create policy admit_sign_in_failures on sign_in_failures for all to sanzhi_gate using (true) with check (true);
grant select, insert on accounts, passwords, password_history, second_factors, sessions, one_time_codes, allowances, day_counts,
  sign_in_failures to sanzhi_gate;
grant update (last_sign_in, reset_until, person_county) on accounts to sanzhi_gate;
grant update (hash, set_at, must_change) on passwords to sanzhi_gate;
grant delete on password_history to sanzhi_gate;
grant update (secret_sealed, created_at, confirmed_at, last_step) on second_factors to sanzhi_gate;
grant update (token_hash, second_factor_at, step_up_at, mandate, mandate_chosen, last_seen_at, ended_at, end_reason) on sessions to sanzhi_gate;
grant update (tries_left, used_at) on one_time_codes to sanzhi_gate;
grant update (times, stale_at) on allowances to sanzhi_gate;
grant update (spent) on day_counts to sanzhi_gate;
grant update (failures, locked_until, account, scope, changed_at), delete on sign_in_failures to sanzhi_gate;

-- At sign-in by code: whose number is it? Only these columns, only by index.
create policy recognise_phone_at_gate on persons for select to sanzhi_gate using (true);
grant select (county, id, phone_index, place) on persons to sanzhi_gate;

-- A person sees the own account, factors and sessions; the security administrator manages those of the scope, never the own lock.
create policy read_own_account on accounts for select to sanzhi_app using (person = actor_person());
create policy read_accounts_of_scope on accounts for select to sanzhi_app using (
  actor_office() in ('SEC_ADMIN', 'AUDIT_ADMIN') and scope between actor_lo() and actor_hi());
create policy open_account on accounts for insert to sanzhi_app with check (
  actor_office() = 'SEC_ADMIN' and scope between actor_lo() and actor_hi() and person <> actor_person() and not demonstration);
create policy manage_account on accounts for update to sanzhi_app
  using (actor_office() = 'SEC_ADMIN' and scope between actor_lo() and actor_hi() and person <> actor_person())
  with check (actor_office() = 'SEC_ADMIN' and scope between actor_lo() and actor_hi() and person <> actor_person());
grant select (county, id, person, person_county, user_name, state, demonstration, scope, reset_until, created_at, last_sign_in, disabled_at)
  on accounts to sanzhi_app;
grant insert (county, id, person, person_county, user_name, phone_index, phone_sealed, scope, reset_until, created_at) on accounts to sanzhi_app;
grant update (state, disabled_at, reset_until) on accounts to sanzhi_app;

create policy read_own_second_factors on second_factors for select to sanzhi_app using (person = actor_person());
create policy read_second_factors_of_scope on second_factors for select to sanzhi_app using (
  actor_office() in ('SEC_ADMIN', 'AUDIT_ADMIN') and scope between actor_lo() and actor_hi());
create policy drop_second_factor on second_factors for delete to sanzhi_app using (
  actor_office() = 'SEC_ADMIN' and scope between actor_lo() and actor_hi() and person <> actor_person());
grant select (county, account, kind, person, scope, created_at, confirmed_at), delete on second_factors to sanzhi_app;

create policy read_own_sessions on sessions for select to sanzhi_app using (person = actor_person());
create policy read_sessions_of_scope on sessions for select to sanzhi_app using (
  actor_office() in ('SEC_ADMIN', 'AUDIT_ADMIN') and scope between actor_lo() and actor_hi());
create policy end_own_session on sessions for update to sanzhi_app
  using (person = actor_person()) with check (person = actor_person() and ended_at is not null);
create policy end_session_of_scope on sessions for update to sanzhi_app
  using (actor_office() = 'SEC_ADMIN' and scope between actor_lo() and actor_hi())
  with check (actor_office() = 'SEC_ADMIN' and scope between actor_lo() and actor_hi() and ended_at is not null);
grant select (county, id, account, person, scope, first_factor, second_factor_at, device, ip, created_at, last_seen_at, ended_at, end_reason)
  on sessions to sanzhi_app;
grant update (ended_at, end_reason) on sessions to sanzhi_app;

create policy read_failures_of_scope on sign_in_failures for select to sanzhi_app using (
  actor_office() in ('SEC_ADMIN', 'AUDIT_ADMIN') and scope between actor_lo() and actor_hi());
create policy unlock_account on sign_in_failures for delete to sanzhi_app using (
  actor_office() = 'SEC_ADMIN' and scope between actor_lo() and actor_hi());
grant select (county, failures, locked_until, account, scope, changed_at), delete on sign_in_failures to sanzhi_app;

-- The platform itself: forgets what is over, disables what nobody uses.
create policy tidy_accounts on accounts for select to sanzhi_system using (true);
create policy disable_idle_accounts on accounts for update to sanzhi_system using (true) with check (state = 'disabled');
create policy tidy_sessions on sessions for all to sanzhi_system using (true) with check (ended_at is not null);
create policy tidy_one_time_codes on one_time_codes for all to sanzhi_system using (true) with check (false);
create policy tidy_allowances on allowances for all to sanzhi_system using (true) with check (false);
create policy tidy_day_counts on day_counts for all to sanzhi_system using (true) with check (false);
create policy tidy_sign_in_failures on sign_in_failures for all to sanzhi_system using (true) with check (false);
grant select (county, id, person, user_name, state, demonstration, scope, created_at, last_sign_in) on accounts to sanzhi_system;
grant update (state, disabled_at) on accounts to sanzhi_system;
grant select (county, id, account, last_seen_at, created_at, ended_at), delete on sessions to sanzhi_system;
grant update (ended_at, end_reason) on sessions to sanzhi_system;
grant select (county, id, expires_at), delete on one_time_codes to sanzhi_system;
grant select (county, subject, stale_at), delete on allowances to sanzhi_system;
grant select (county, subject, day), delete on day_counts to sanzhi_system;
grant select (county, changed_at, locked_until), delete on sign_in_failures to sanzhi_system;

-- Audit: everybody writes in the own name and nobody changes; the audit administrator reads the scope, a person the own records.
create policy follow_audit_chain on audit_heads for all to sanzhi_app, sanzhi_gate, sanzhi_system using (true) with check (true);
grant select, insert on audit_heads to sanzhi_app, sanzhi_gate, sanzhi_system;
grant update (sequence, hash) on audit_heads to sanzhi_app, sanzhi_gate, sanzhi_system;

create policy record_own_act on audit_records for insert to sanzhi_app with check (
  person is not distinct from actor_person() and office is not distinct from actor_office() and unit is not distinct from actor_unit());
create policy record_at_gate on audit_records for insert to sanzhi_gate with check (office is null and unit is null);
create policy record_of_system on audit_records for insert to sanzhi_system with check (person is null);
create policy audit_of_scope on audit_records for select to sanzhi_app using (
  actor_office() = 'AUDIT_ADMIN' and region between actor_lo() and actor_hi());
create policy read_own_audit on audit_records for select to sanzhi_app using (person = actor_person());
create policy verify_audit on audit_records for select to sanzhi_system using (true);
grant insert on audit_records to sanzhi_app, sanzhi_gate, sanzhi_system;
grant select on audit_records to sanzhi_app, sanzhi_system;
