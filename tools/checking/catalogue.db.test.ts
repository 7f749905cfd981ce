import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { testDatabase, type TestDatabase } from '../../server/database/testing.ts'
import { complaintsOf } from './catalogue.ts'

describe('the gate of row-level security', () => {
  let test: TestDatabase
  let owner: pg.Client
  before(async () => {
    test = await testDatabase()
    owner = new pg.Client(test.owner)
    await owner.connect()
  })
  after(async () => {
    await owner.end()
    await test.close()
  })

  const faults: Readonly<Record<string, readonly [sql: string, complaint: RegExp]>> = {
    'a table without row-level security': ['create table f (county int primary key)', /^f: row-level security is not enabled and forced/m],
    'a table whose security is not forced': [
      'create table f (county int primary key); alter table f enable row level security', /^f: row-level security is not enabled and forced/m,
    ],
    'a grant without a policy': [
      'create table f (county int primary key); alter table f enable row level security, force row level security; grant select on f to sanzhi_app',
      /^f for sanzhi_app: .*no policy/m,
    ],
    'an update without WITH CHECK': [
      'create table f (county int primary key); create policy p on f for update to sanzhi_app using (true)', /^f\.p: may update and has no WITH CHECK/m,
    ],
    'a policy for everybody': ['create table f (county int primary key); create policy p on f using (true)', /^f\.p: is a policy for everybody/m],
    'a view that reads as its owner': ['create view f as select 1 as one', /^f: is a view without security_invoker/m],
    'a definer function without a search_path': [
      "create function f() returns int security definer language sql as 'select 1'", /^f\(\): is a definer function without a fixed search_path/m,
    ],
    'a foreign key without an index': [
      'create table f (county int primary key, other int references f (county))', /^f\.f_other_fkey: is a foreign key without an index/m,
    ],
    'a grant to everybody': ['create table f (county int primary key); grant select on f to public', /^f \(SELECT\): is granted to everybody/m],
    'a key without county': ['create table f (id int primary key)', /^f: has no county in its primary key/m],
    'a table without a comment': ['create table f (county int primary key)', /^f: has no comment/m],
    'a role that may update every column': [
      'create table f (county int primary key); grant update on f to sanzhi_app', /^f \(sanzhi_app\): may be updated in every column/m,
    ],
  }

  for (const [fault, [sql, complaint]] of Object.entries(faults)) {
    it(`finds ${fault}`, async () => {
      await owner.query('begin')
      try {
        await owner.query(sql)
        assert.match((await complaintsOf(owner)).join('\n'), complaint)
      } finally {
        await owner.query('rollback')
      }
    })
  }
})
