import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { testDatabase, type TestDatabase } from '../../server/database/testing.ts'
import { prepareFirstStart } from '../../server/first-start.ts'
import { openIdentity, sessionOf, signInWithPassword, type Identity } from '../../server/identity/index.ts'
import { openAll } from './first-administrators.ts'

const first = [
  { userName: 'system-admin', office: 'SYS_ADMIN', name: '张演示' }, { userName: 'audit-admin', office: 'AUDIT_ADMIN', name: '李演示' },
  { userName: 'security-admin-1', office: 'SEC_ADMIN', name: '王演示' }, { userName: 'security-admin-2', office: 'SEC_ADMIN', name: '赵演示' },
] as const

describe('The first administrators', () => {
  let test: TestDatabase
  let identity: Identity
  before(async () => {
    test = await testDatabase()
    await prepareFirstStart({ database: test.database, progress: () => undefined })
    const nobody = () => Promise.resolve()
    identity = openIdentity({ database: test.database, secret: 'a secret for tests only, more than thirty-two bytes long', seat: '1404', sendCode: nobody, sendNotice: nobody })
  })
  after(() => test.close())

  it('sign in with a password told once, bind an authenticator and change the password before anything else (control 9)', async () => {
    const passwords = await openAll(test.database, identity, '140423', first)
    assert.equal(new Set(passwords).size, 4)
    for (const [index, { userName }] of first.entries()) {
      const { token } = await signInWithPassword(identity, { userName, password: passwords[index] ?? '', from: { ip: `198.18.9.${index}`, device: '测试', requestId: 'test' } }, Date.now())
      assert.equal((await sessionOf(identity, token, Date.now()))?.stage, 'enrolment')
    }
    const [row] = await test.ownerQuery<{ count: number; records: number }>(`select (select count(*)::int from passwords where must_change) as count, (select count(*)::int from audit_records where act = 'open-first-administrators') as records`)
    assert.deepEqual(row, { count: 4, records: 1 })
  })

  it('refused: a second time, and a place that is neither city nor county', async () => {
    await assert.rejects(openAll(test.database, identity, '140423', first), /已经有安全管理员/)
    await assert.rejects(openAll(test.database, identity, '140423100', first), /--region/)
  })
})
