-- Two things of demonstrations and tests, empty on a real platform: how far the clock of matters was moved forward, and which pieces of an
-- invented city are complete.

create table demonstration_clock (
  county integer primary key check (county = 0),
  ahead_ms bigint not null check (ahead_ms between 0 and 315360000000),
  moved_at timestamptz not null
);
comment on table demonstration_clock is 'How far the time of matters runs ahead of the real one, in demonstration mode only. One row.';
comment on column demonstration_clock.county is '0: the whole platform.';
comment on column demonstration_clock.ahead_ms is 'Milliseconds, at most ten years; only ever grows, since records are in the order of their times.';

create table seeded_pieces (
  county integer not null,
  piece text not null check (length(piece) between 1 and 40),
  contents jsonb not null,
  finished_at timestamptz not null,
  primary key (county, piece)
);
comment on table seeded_pieces is 'Pieces of an invented city that are complete (sanzhi seed): written in the transaction of the piece, so that a killed run goes on.';
comment on column seeded_pieces.piece is 'A village or region code; "plan" at county 0 holds what the run is made from.';
comment on column seeded_pieces.contents is 'Rows written by table; of the plan, its sizes and seed.';

alter table demonstration_clock enable row level security;
alter table demonstration_clock force row level security;
alter table seeded_pieces enable row level security;
alter table seeded_pieces force row level security;

create policy keep_demonstration_clock on demonstration_clock to sanzhi_system using (true) with check (true);
grant select, insert on demonstration_clock to sanzhi_system;
grant update (ahead_ms, moved_at) on demonstration_clock to sanzhi_system;
create policy note_seeded_pieces on seeded_pieces to sanzhi_system using (true) with check (true);
grant select, insert on seeded_pieces to sanzhi_system;
