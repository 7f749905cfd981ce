-- The bodies of a village (道德评议会, 红白理事会, 村民议事会, 禁毒禁赌会): who sits in them is named by the village, which says on which
-- resolution it rests, and granted like any mandate by the security administrator (R-024). What each may do: core/village-bodies.

create table body_nominations (
  county integer not null,
  id uuid not null,
  unit text not null references units (id),
  person uuid not null,
  holder_name text not null check (length(holder_name) between 1 and 60),
  office text not null check (office in ('BODY_CHAIR', 'BODY_RECORDER', 'BODY_MEMBER')),
  village text not null check (village ~ '^[0-9]{12}$'),
  lo bigint not null,
  hi bigint not null check (hi >= lo),
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  chosen_by text not null check (chosen_by in ('assembly', 'representatives', 'committees', 'body')),
  chosen_on date not null,
  minutes text not null check (length(minutes) between 2 and 200),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decision text check (decision in ('granted', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  note text check (length(note) between 1 and 200),
  primary key (county, id),
  check (unit like village || ':%'),
  check ((decision is null) = (decided_at is null)),
  check ((decision is null) = (decided_by is null)),
  check (decided_by is distinct from person),
  check (decided_by is distinct from proposed_by)
);
create index body_nominations_unit on body_nominations (unit);
create index body_nominations_scope on body_nominations (lo, proposed_at);
create index body_nominations_open on body_nominations (county, proposed_at) where decided_at is null;
comment on table body_nominations is 'Members of a village''s bodies as the village names them, with the resolution it rests on, until the security administrator grants the mandate.';
comment on column body_nominations.id is 'Becomes the id of the mandate.';
comment on column body_nominations.chosen_by is 'Who elected: assembly 村民会议, representatives 村民代表会议, committees 村“两委”会议, body 本会推选.';
comment on column body_nominations.chosen_on is 'Day of the resolution.';
comment on column body_nominations.minutes is 'Where the resolution stands: number or name of the minutes kept by the village.';
comment on column body_nominations.valid_to is 'First day after the term: members of a body always have one.';

alter table body_nominations enable row level security;
alter table body_nominations force row level security;
create policy do_all_as_system on body_nominations to sanzhi_system using (true) with check (true);
create policy read_nominations_of_scope on body_nominations for select to sanzhi_app using (
  actor_office() in ('SEC_ADMIN', 'AUDIT_ADMIN') and lo >= actor_lo() and hi <= actor_hi());
create policy read_nominations_of_village on body_nominations for select to sanzhi_app using (
  actor_office() in ('VILLAGE_CADRE', 'PARTY_SEC') and lo = actor_lo() and hi = actor_hi());
create policy nominate_member on body_nominations for insert to sanzhi_app with check (
  actor_office() in ('VILLAGE_CADRE', 'PARTY_SEC') and lo = actor_lo() and hi = actor_hi() and lo = rpad(village, 15, '0')::bigint and hi = rpad(village, 15, '9')::bigint
  and county = left(village, 6)::integer and proposed_by = actor_person() and decided_at is null);
create policy decide_on_nomination on body_nominations for update to sanzhi_app
  using (actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi() and person <> actor_person() and proposed_by <> actor_person() and decided_at is null)
  with check (actor_office() = 'SEC_ADMIN' and lo >= actor_lo() and hi <= actor_hi() and decided_by = actor_person() and decided_at is not null);
grant select, insert on body_nominations to sanzhi_app;
grant update (decision, decided_by, decided_at, note) on body_nominations to sanzhi_app;
grant select, insert on body_nominations to sanzhi_system;

-- Members and cadres of a village see who sits in its bodies, the person behind the name included: attendance and recusal are by person (R-020).
create policy read_mandates_of_bodies on mandates for select to sanzhi_app using (
  office in ('BODY_CHAIR', 'BODY_RECORDER', 'BODY_MEMBER') and actor_office() in ('VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'BODY_CHAIR', 'BODY_RECORDER', 'BODY_MEMBER')
  and lo = actor_lo() and hi = actor_hi());
