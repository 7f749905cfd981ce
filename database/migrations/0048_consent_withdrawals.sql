-- What a person agreed to can be taken back as easily as it was given (Personal Information Protection Law art. 15, R-606).
-- Append-only beside the consents: what was done while one was in force stays explained.
create table consent_withdrawals (
  county integer not null,
  id uuid not null,
  person uuid not null,
  helper uuid not null,
  withdrawn_at timestamptz not null,
  primary key (county, id)
);
comment on table consent_withdrawals is 'Who took back every consent given to a helper until then. Append-only by grant; written and read by the platform, for the person alone.';
comment on column consent_withdrawals.person is 'Who takes it back; persons.id of the same county.';
comment on column consent_withdrawals.helper is 'The person who may no longer act in their name.';
create index consent_withdrawals_asked on consent_withdrawals (county, helper, person, withdrawn_at);
-- Which consents a person has given, for their own page.
create index consents_of_person on consents (county, person, valid_until);

alter table consent_withdrawals enable row level security;
alter table consent_withdrawals force row level security;
create policy all_system on consent_withdrawals to sanzhi_system using (true) with check (true);
grant select, insert on consent_withdrawals to sanzhi_system;
