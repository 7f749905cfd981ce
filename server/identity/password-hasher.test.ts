import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { passwordHasher } from './password-hasher.ts'

describe('password hashing', () => {
  it('writes argon2id with 19 MiB and two passes, and reads it back', async () => {
    const hasher = passwordHasher()
    const stored = await hasher.hash('Quiet-Lantern-42')
    assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    assert.equal(await hasher.verify('Quiet-Lantern-42', stored), true)
    assert.equal(await hasher.verify('Ｑuiet-Lantern-42', stored), true, 'full-width is the same letter')
    assert.equal(await hasher.verify('quiet-Lantern-42', stored), false)
    assert.equal(await hasher.verify('Quiet-Lantern-42', null), false)
  })

  it('refuses at once what would wait too long, keeps the line in order, and recovers', async () => {
    const hasher = passwordHasher({ atOnce: 1, waiting: 2 })
    const order: number[] = []
    const slow = (name: number) => hasher.inTurn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      order.push(name)
    })
    const work = [slow(1), slow(2), slow(3)]
    await assert.rejects(slow(4), /sign-in-busy/)
    await Promise.all(work)
    await slow(5)
    assert.deepEqual(order, [1, 2, 3, 5])
  })

  it('gives its place back when the work fails', async () => {
    const hasher = passwordHasher({ atOnce: 1, waiting: 0 })
    await assert.rejects(hasher.inTurn(() => Promise.reject(new Error('x'))), /x/)
    assert.equal(await hasher.inTurn(() => Promise.resolve('free')), 'free')
  })
})
