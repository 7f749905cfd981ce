-- The demonstration's time is moved step by step, timer by timer, by any process that has the time for it: so the way from where to where is
-- stored, and everybody may read how far it has come. Real platforms have no row here (decision 0021).

alter table demonstration_clock
  add column from_ms bigint not null default 0,
  add column toward_ms bigint not null default 0 check (toward_ms between 0 and 315360000000);
comment on column demonstration_clock.from_ms is 'What ahead_ms was when the present or last move began; for its progress.';
comment on column demonstration_clock.toward_ms is 'What ahead_ms is being moved to; equal to it when nothing moves.';

update demonstration_clock set from_ms = ahead_ms, toward_ms = ahead_ms;
alter table demonstration_clock add constraint never_backward check (from_ms <= ahead_ms and ahead_ms <= toward_ms);

-- One number about the whole platform: lists, pages and acts of everybody are told by it.
create policy see_demonstration_clock on demonstration_clock for select to sanzhi_app, sanzhi_gate using (true);
grant select on demonstration_clock to sanzhi_app, sanzhi_gate;
grant update (from_ms, toward_ms) on demonstration_clock to sanzhi_system;
