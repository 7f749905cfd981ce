import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { phoneOfAccount } from './accounts.ts'
import { inventedPhone, signInVillager, staff, start, testIdentity, type TestIdentity } from './test-identity.ts'

let room: TestIdentity
before(async () => {
  room = await testIdentity()
})

const phoneOf = (person: string) => room.test.database.transaction({ role: 'system' }, (transaction) => phoneOfAccount(transaction, room.identity, person))

describe('the number of an account', () => {
  it('is the one its holder proved, so that who stands in no register is told too (R-105)', async () => {
    const phone = inventedPhone()
    const { session } = await signInVillager(room, phone, start)
    assert.equal(await phoneOf(session.person), phone)
  })

  it('is none for unknown persons and for accounts that are disabled', async () => {
    assert.equal(await phoneOf('0198c0de-0000-7000-8000-00000000aaaa'), null)
    const who = await staff(room, 'left-the-office', 'VERIFIER', '140423')
    assert.equal(await phoneOf(who.person), who.phone)
    await room.test.ownerQuery("update accounts set state = 'disabled', disabled_at = now() where id = $1", [who.account])
    assert.equal(await phoneOf(who.person), null)
  })

  it('leaves the platform as blind to numbers as it was', async () => {
    await assert.rejects(room.test.database.transaction({ role: 'system' }, async (transaction) => {
      await phoneOfAccount(transaction, room.identity, '0198c0de-0000-7000-8000-00000000aaaa')
      await transaction.selectFrom('accounts').select('phone_sealed').execute()
    }), /permission denied/)
  })
})
