-- For those who operate the platform: readiness asks which migrations made the database, backups read every row of every table.

grant select on schema_migrations to sanzhi_gate, sanzhi_system;

-- Reads everything and changes nothing; nobody signs in as it. Only the owner of the database may take it (`sanzhi backup`), never the
-- running program. Every table gets a policy for it, the later ones by the migrator itself, right after their migrations.
do $$
begin
  if not exists (select from pg_roles where rolname = 'sanzhi_backup') then
    create role sanzhi_backup nologin noinherit nosuperuser nobypassrls;
  end if;
end
$$;
do $$
begin
  -- The role may belong to another owner on a server with several databases; PostgreSQL 16 asks for the right to set it as well.
  if not pg_has_role(current_user, 'sanzhi_backup', 'set') then
    execute format('grant sanzhi_backup to %I', current_user);
  end if;
exception when invalid_parameter_value then
  execute format('grant sanzhi_backup to %I', current_user);
end
$$;
grant usage on schema public to sanzhi_backup;
