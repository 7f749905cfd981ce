/** What the catalogue is asked. Exceptions are named here, each with its reason, and nowhere else. */

type Question = { readonly wrong: string; readonly sql: string; readonly params?: readonly unknown[] }

/** Tables without row-level security, and why that is right. The program's roles may at most read them. */
const openTables: Readonly<Record<string, string>> = {
  schema_migrations: 'written by the migrator; the program asks it whether it may serve',
}

/** Tables without `county` in the key, and why that is right. */
const countylessTables: Readonly<Record<string, string>> = {
  schema_migrations: 'about the database itself',
  regions: 'reference: the division tree',
  region_changes: 'reference: what happened to the division tree',
  units: 'reference: who acts for whom',
  calendar_days: 'reference: the State Council knows no counties',
  procedures: 'reference: published procedures',
  administrators: 'the three administrators belong to the platform, not to a county',
  platform_secrets: 'the secret belongs to the platform, not to a county',
}

const programRoles = "('sanzhi_app', 'sanzhi_gate', 'sanzhi_system', 'sanzhi_runtime')"

const tables = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`

export const questions: readonly Question[] = [
  {
    wrong: 'row-level security is not enabled and forced',
    sql: `select relname as what from (${tables}) t where not (relrowsecurity and relforcerowsecurity) and relname <> all ($1)`,
    params: [Object.keys(openTables)],
  },
  {
    wrong: 'is open, so the program may only read it',
    sql: `select relname || ' (' || privilege_type || ' to ' || grantee::regrole || ')' as what
          from (${tables}) t, aclexplode(relacl) where relname = any ($1)
          and grantee::regrole::text in ${programRoles} and privilege_type <> 'SELECT'`,
    params: [Object.keys(openTables)],
  },
  {
    wrong: 'has row-level security, a grant to a role of the program, and no policy for that role',
    sql: `select distinct relname || ' for ' || a.grantee::regrole as what
          from (${tables}) t, aclexplode(relacl) a
          where relrowsecurity and a.grantee::regrole::text in ${programRoles}
          and not exists (select from pg_policy p where p.polrelid = t.oid and (a.grantee = any (p.polroles) or 0 = any (p.polroles)))`,
  },
  {
    wrong: 'may update and has no WITH CHECK',
    sql: `select polrelid::regclass || '.' || polname as what from pg_policy where polcmd in ('w', '*') and polwithcheck is null`,
  },
  {
    wrong: 'is a policy for everybody; name the roles',
    sql: `select polrelid::regclass || '.' || polname as what from pg_policy where 0 = any (polroles)`,
  },
  {
    wrong: 'is a view without security_invoker, which reads as its owner',
    sql: `select relname as what from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
          and not coalesce(reloptions @> array['security_invoker=true'] or reloptions @> array['security_invoker=on'], false)`,
  },
  {
    wrong: 'is a materialised view or foreign table the program may read; row-level security does not reach it',
    sql: `select relname as what from pg_class, aclexplode(relacl) where relnamespace = 'public'::regnamespace and relkind in ('m', 'f')
          and (grantee = 0 or grantee::regrole::text in ${programRoles})`,
  },
  {
    wrong: 'is a definer function without a fixed search_path',
    sql: `select p.oid::regprocedure::text as what from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
          and not exists (select from unnest(p.proconfig) setting where setting like 'search\\_path=%')`,
  },
  {
    wrong: 'may be executed by everybody; revoke it from public',
    sql: `select p.oid::regprocedure::text as what from pg_proc p where p.pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
          and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) where grantee = 0)`,
  },
  {
    wrong: 'is granted to everybody',
    sql: `select relname || ' (' || privilege_type || ')' as what from pg_class, aclexplode(relacl)
          where relnamespace = 'public'::regnamespace and grantee = 0`,
  },
  {
    wrong: 'is a foreign key without an index that begins with its columns',
    sql: `select conrelid::regclass || '.' || conname as what from pg_constraint k
          where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
            select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
            and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
  },
  {
    wrong: 'belongs to a role of the program, which could then lift its own row-level security',
    sql: `select c.relname || ' to ' || c.relowner::regrole as what from pg_class c where c.relowner::regrole::text in ${programRoles}
          union all
          select p.oid::regprocedure || ' to ' || p.proowner::regrole from pg_proc p where p.proowner::regrole::text in ${programRoles}
          union all
          select n.nspname || ' to ' || n.nspowner::regrole from pg_namespace n where n.nspowner::regrole::text in ${programRoles}`,
  },
  {
    wrong: 'is a role too powerful for a program',
    sql: `select rolname as what from pg_roles where rolname in ${programRoles}
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or (rolcanlogin and rolname <> 'sanzhi_runtime'))`,
  },
  {
    // The platform folds whole rows of read models; people and strangers change what they may, column by column.
    wrong: 'may be updated in every column; grant update by column',
    sql: `select relname || ' (' || grantee::regrole || ')' as what from (${tables}) t, aclexplode(relacl)
          where privilege_type = 'UPDATE' and grantee::regrole::text in ('sanzhi_app', 'sanzhi_gate')`,
  },
  {
    wrong: 'may be truncated or given triggers by the program',
    sql: `select relname || ' (' || grantee::regrole || ')' as what from (${tables}) t, aclexplode(relacl)
          where privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES') and grantee::regrole::text in ${programRoles}`,
  },
  {
    wrong: 'has no county in its primary key',
    sql: `select relname as what from (${tables}) t where relname <> all ($1) and not exists (
            select from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = any (i.indkey)
            where i.indrelid = t.oid and i.indisprimary and a.attname = 'county')`,
    params: [Object.keys(countylessTables)],
  },
  {
    wrong: 'has no comment that says what it is',
    sql: `select relname as what from (${tables}) t where obj_description(oid, 'pg_class') is null`,
  },
  {
    wrong: 'is a trigger; the house has no business logic in triggers',
    sql: `select tgrelid::regclass || '.' || tgname as what from pg_trigger where not tgisinternal`,
  },
]
