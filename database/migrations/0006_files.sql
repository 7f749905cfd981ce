-- Attachments (photos). The bytes lie in DATA_DIR/files, re-encoded and without metadata; here is who may see them.
-- A file waits for its act at most 24 hours, then it is attached to one dossier for good.

-- What somebody without sign-in holds: hashes of upload tokens, set for one transaction.
create function held_upload_tokens() returns text[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.upload_tokens', true), ''), ',');
-- The dossier that this transaction attaches uploads to; lets the uploader see the row they are just giving away.
create function attaching_dossier() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.attaching_dossier', true), '')::uuid;
revoke execute on function held_upload_tokens(), attaching_dossier() from public;
grant execute on function held_upload_tokens(), attaching_dossier() to sanzhi_app, sanzhi_gate, sanzhi_system;

create table files (
  county integer not null,
  id uuid not null,
  dossier uuid,
  uploader uuid,
  upload_token_hash text,
  kind text not null check (kind in ('photo')),
  state text not null check (state in ('waiting', 'attached')),
  bytes integer not null check (bytes > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  source_sm3 text not null check (source_sm3 ~ '^[0-9a-f]{64}$'),
  likeness text not null check (likeness ~ '^[0-9a-f]{16}$'),
  original_name text not null check (length(original_name) between 1 and 100),
  created_at timestamptz not null,
  attached_at timestamptz,
  primary key (county, id),
  foreign key (county, dossier) references dossiers (county, id),
  check ((state = 'attached') = (dossier is not null)),
  check ((state = 'attached') = (attached_at is not null)),
  check (uploader is not null or upload_token_hash is not null)
);

comment on table files is 'Photos of dossiers: what is stored, whose it is while it waits, which dossier it belongs to.';
comment on column files.dossier is 'Null until an act attached it; readable by whoever may read that dossier.';
comment on column files.uploader is 'Pseudonymous id of who sent it; null for a report without sign-in.';
comment on column files.upload_token_hash is 'SM3 of the token that stands for an uploader without sign-in.';
comment on column files.sm3 is 'SM3 of the stored bytes: address on disk and, through the event, evidence in the chain.';
comment on column files.source_sm3 is 'SM3 of the bytes as received: finds the same photo sent twice (R-128).';
comment on column files.likeness is '64-bit difference hash of the picture, hex: finds the same photo scaled or re-compressed (R-128).';
comment on column files.original_name is 'Name for saving, made harmless; never part of a path here.';

create index files_of_dossier on files (county, dossier);
create index files_waiting_by_uploader on files (county, uploader) where state = 'waiting';
create index files_waiting_by_token on files (county, upload_token_hash) where state = 'waiting';
create index files_waiting_by_age on files (created_at) where state = 'waiting';
create index files_by_content on files (county, sm3);
create index files_by_source on files (county, source_sm3);

alter table files enable row level security;
alter table files force row level security;

-- Sub-select in a policy: plain PostgreSQL only; Citus takes dossiers' reader columns copied into files instead.
create policy read_files_of_readable_dossiers on files for select to sanzhi_app
  using (dossier is not null and exists (
    select from dossiers where dossiers.county = files.county and dossiers.id = files.dossier));
create policy read_own_uploads on files for select to sanzhi_app
  using ((uploader = actor_person() or upload_token_hash = any (held_upload_tokens()))
    and (state = 'waiting' or dossier = attaching_dossier()));
create policy insert_own_uploads on files for insert to sanzhi_app
  with check (state = 'waiting' and dossier is null
    and (uploader = actor_person() or (uploader is null and upload_token_hash = any (held_upload_tokens()))));
create policy attach_own_uploads on files for update to sanzhi_app
  using (state = 'waiting' and (uploader = actor_person() or upload_token_hash = any (held_upload_tokens())))
  with check (state = 'attached' and dossier = attaching_dossier());
create policy read_files_for_upkeep on files for select to sanzhi_system using (true);
create policy delete_waiting_files on files for delete to sanzhi_system using (state = 'waiting');

grant select, insert on files to sanzhi_app;
grant update (dossier, state, attached_at) on files to sanzhi_app;
grant select, delete on files to sanzhi_system;
