-- What acts cause (后续): the outbox that is written in the act's own transaction, and the messages it leads to.

create table outbox (
  county integer not null,
  id uuid not null,
  kind text not null,
  dedupe text not null check (length(dedupe) between 1 and 200),
  payload jsonb not null,
  sealed bytea,
  created_at timestamptz not null,
  available_at timestamptz not null,
  expires_at timestamptz,
  attempts integer not null default 0,
  calls integer not null default 0,
  lease uuid,
  state text not null check (state in ('waiting', 'sent', 'unknown', 'failed', 'cancelled')),
  last_error text check (length(last_error) <= 100),
  settled_at timestamptz,
  primary key (county, id),
  unique (county, dedupe),
  check ((state = 'waiting') = (settled_at is null)),
  check (state = 'waiting' or (lease is null and sealed is null))
);
comment on table outbox is 'Effects waiting for, or done by, the relay. Written in the transaction of the act that causes them.';
comment on column outbox.dedupe is 'One effect per cause: enqueueing the same again does nothing.';
comment on column outbox.payload is 'Ids and the in-site sentence; never a telephone number, a code or a name.';
comment on column outbox.sealed is 'Telephone number and code, encrypted, for effects that have no record to read them from; gone once settled.';
comment on column outbox.available_at is 'When it may be taken: the first time, after a back-off, or when a lost lease ends.';
comment on column outbox.expires_at is 'After this it is pointless and is cancelled.';
comment on column outbox.calls is 'Calls to the outside begun since the last definite answer; above 0 without a lease holder, the outcome is uncertain.';
comment on column outbox.lease is 'Who works on it now; a settlement under another lease is void.';
comment on column outbox.state is 'waiting; sent; unknown: perhaps done, not repeated; failed: given up, an operator looks; cancelled: pointless.';
comment on column outbox.last_error is 'A code, never a text from outside: those carry telephone numbers.';
create index outbox_waiting on outbox (county, available_at, id) where state = 'waiting';
create index outbox_settled on outbox (settled_at) where settled_at is not null;

create table messages (
  county integer not null,
  id uuid not null,
  person uuid not null,
  dossier uuid,
  text_key text not null,
  sentence text not null check (length(sentence) between 1 and 500),
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (county, id),
  foreign key (county, dossier) references dossiers (county, id)
);
comment on table messages is 'In-site messages (站内消息), each for one person. Nobody else sees them or whether they were read (R-832).';
comment on column messages.sentence is 'Plain Chinese without secrets, as it was true when it was written.';
comment on column messages.read_at is 'For the reader''s own list only (R-832).';
create index messages_of_person on messages (person, created_at desc, id desc);
create index messages_of_dossier on messages (county, dossier);
create index messages_by_age on messages (created_at);

create table demo_messages (
  county integer not null,
  id uuid not null,
  channel text not null check (channel in ('sms', 'email', 'wechat')),
  recipient text not null,
  sentence text not null,
  created_at timestamptz not null,
  primary key (county, id)
);
comment on table demo_messages is 'What would have been sent, for /demo/outbox. Written in demonstration mode only; invented recipients only.';
create index demo_messages_newest on demo_messages (created_at desc, id desc);

do $$
declare
  name text;
begin
  foreach name in array array['outbox', 'messages', 'demo_messages'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end
$$;

-- Who acts may cause effects and not look at them; no act of a person can make the platform send a code.
create policy enqueue_by_acts on outbox for insert to sanzhi_app
  with check (state = 'waiting' and attempts = 0 and calls = 0 and sealed is null);
create policy enqueue_by_gate on outbox for insert to sanzhi_gate
  with check (state = 'waiting' and attempts = 0 and calls = 0);
create policy relay_outbox on outbox to sanzhi_system using (true) with check (true);
grant insert on outbox to sanzhi_app, sanzhi_gate;
grant select, insert, delete on outbox to sanzhi_system;
grant update (available_at, attempts, calls, lease, state, last_error, settled_at, sealed) on outbox to sanzhi_system;

create policy read_own_messages on messages for select to sanzhi_app using (person = actor_person());
create policy mark_own_messages on messages for update to sanzhi_app using (person = actor_person()) with check (person = actor_person());
create policy deliver_messages on messages for insert to sanzhi_system with check (read_at is null);
create policy find_old_messages on messages for select to sanzhi_system using (true);
create policy clear_old_messages on messages for delete to sanzhi_system using (true);
grant select on messages to sanzhi_app;
grant update (read_at) on messages to sanzhi_app;
grant insert, delete on messages to sanzhi_system;
-- Clearing needs the age; the content and whether it was read stay out of reach.
grant select (county, id, created_at) on messages to sanzhi_system;

create policy demonstrate on demo_messages to sanzhi_system using (true) with check (true);
grant select, insert, delete on demo_messages to sanzhi_system;
