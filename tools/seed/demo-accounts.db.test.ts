import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demonstrationVillage } from '../../core/village/index.ts'
import { passwordFault } from '../../core/password-policy/password-policy.ts'
import { testDatabase } from '../../server/database/testing.ts'
import {
  actorOf, demonstrationCodes, demonstrationPassword, demonstrationUserNames, hasDemonstrationAccounts, openIdentity, requestCode, signInWithCode,
  signInWithPassword, verifySecondFactor, type Identity,
} from '../../server/identity/index.ts'
import { seedDemonstrationAccounts } from './demo-accounts.ts'

const now = Date.UTC(2026, 5, 1, 2)
const from = { ip: '203.0.113.7', device: '电脑', requestId: 'demo' }
const village = demonstrationVillage()

describe('demonstration accounts', () => {
  it('are refused to production by being found, also before anybody is seeded', async () => {
    const { database } = await testDatabase()
    const found = () => database.transaction({ role: 'system' }, hasDemonstrationAccounts)
    assert.equal(await found(), false)
    await seedDemonstrationAccounts(identityOn(database), village, now)
    assert.equal(await found(), true)
  })

  it('let every office of the demonstration in with the open password and the shown code, and a villager by telephone; twice seeded is once', async () => {
    const { database, ownerQuery } = await testDatabase()
    const sent: { phone: string; code: string }[] = []
    const identity = identityOn(database, sent)
    await seedDemonstrationAccounts(identity, village, now)
    await seedDemonstrationAccounts(identity, village, now)
    const rows = await ownerQuery<{ count: number }>('select count(*)::int as count from accounts')
    assert.equal(rows[0]?.count, village.accounts.length)
    const names = await database.transaction({ role: 'system' }, demonstrationUserNames)
    assert.deepEqual([...names].sort(), [...new Set(village.mandates.map((mandate) => mandate.username))].sort())
    await signsIn(identity, 'town-dispatcher')
    await signsIn(identity, 'security-admin')
    const villager = village.accounts.find((account) => account.username === 'villager')
    assert.ok(villager !== undefined)
    const { browser } = await requestCode(identity, { phone: villager.phone, purpose: 'sign-in', browser: null, from }, now)
    const { session } = await signInWithCode(identity, { phone: villager.phone, code: sent[0]?.code ?? '', browser, from }, now)
    assert.equal(actorOf(session).person, villager.person)
  })

  it('R-920: share a password that the policy of administrators takes', () => {
    assert.equal(passwordFault(demonstrationPassword, { administrator: true, ownWords: village.accounts.map((account) => account.username) }), null)
  })
})

async function signsIn(identity: Identity, userName: string): Promise<void> {
  const half = await signInWithPassword(identity, { userName, password: demonstrationPassword, from }, now)
  const [shown] = demonstrationCodes([userName], now)
  const { session } = await verifySecondFactor(identity, { token: half.token, code: shown?.code ?? '', from }, now)
  assert.equal(session.userName, userName)
}

function identityOn(database: Awaited<ReturnType<typeof testDatabase>>['database'], sent: { phone: string; code: string }[] = []): Identity {
  return openIdentity({
    database, secret: 'a secret for tests only, forty characters', seat: '1404', sendNotice: () => Promise.resolve(),
    sendCode: (phone, code) => Promise.resolve(void sent.push({ phone, code })),
  })
}
