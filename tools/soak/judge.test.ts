import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { judge, type Found } from './judge.ts'
import { openLedger, readLedger, type Entry } from './ledger.ts'

type Record = Found['records'][number]

const calm = '140423-calm'
const rough = '140423-rough'

/** Two matters alike, each reported and accepted; the acceptance tells somebody. */
function world() {
  const entries = [calm, rough].flatMap((dossier) => ['report', 'accept'].map((act, index): Entry => ({
    id: `${dossier} ${act}`, dossier, act, step: `whole/${index}`, outcome: index + 1, code: null, contradiction: null,
  })))
  const records = entries.map(({ id, dossier, act, outcome }): Record => ({ dossier, sequence: Number(outcome), act, actId: id, byPerson: true, content: '{}' }))
  const found = {
    records, acts: records.map(({ actId, dossier, sequence }) => ({ id: actId, dossier, sequence })), dossiers: [calm, rough].map((dossier) => ({ dossier, sequence: 2, state: 'ACCEPTED' })),
    outbox: [calm, rough].map((dossier) => ({ dossier, sequence: 2, kind: 'notify', state: 'sent', follows: null })), messages: new Map([[calm, 3], [rough, 3]]),
    doubledMessages: [], foreign: [],
  } satisfies Found
  return { ledger: new Map(entries.map((entry) => [entry.id, entry])), found: found as Found }
}

type World = ReturnType<typeof world>

const kindsFor = (change: (made: World) => Partial<Found> | undefined): string[] => {
  const made = world()
  const changed = change(made)
  return [...new Set(judge(made.ledger, { ...made.found, ...changed }, new Set([calm])).map(({ kind }) => kind))].toSorted()
}
const acceptance = `${rough} accept`

describe('The judge of a soak', () => {
  it('finds nothing where everything agrees', () => {
    assert.deepEqual(kindsFor(() => undefined), [])
  })

  it('finds an acknowledged act that is nowhere, elsewhere, or another', () => {
    assert.ok(kindsFor(({ found }) => ({ records: found.records.filter(({ actId }) => actId !== acceptance) })).includes('lost'))
    assert.ok(kindsFor(({ found }) => ({ records: found.records.map((one) => one.actId === acceptance ? { ...one, sequence: 3 } : one) })).includes('lost'))
    assert.ok(kindsFor(({ found }) => ({ records: found.records.map((one) => one.actId === acceptance ? { ...one, act: 'reject' } : one) })).includes('lost'))
  })

  it('finds what was done twice: under another id, at the same place, by the platform itself, or told twice', () => {
    const twice = (more: Partial<Record>) => kindsFor(({ found }) => ({ records: [...found.records, ...found.records.filter(({ actId }) => actId === acceptance).map((one) => ({ ...one, ...more }))] }))
    assert.ok(twice({ actId: 'another', sequence: 3 }).includes('doubled'))
    assert.ok(twice({ actId: 'another' }).includes('doubled'))
    const archived = { dossier: rough, act: 'archive', byPerson: false, content: '{"deadline":"archive"}' }
    assert.ok(kindsFor(({ found }) => ({ records: [...found.records, { ...archived, actId: 'a', sequence: 3 }, { ...archived, actId: 'b', sequence: 4 }] })).includes('doubled'))
    assert.deepEqual(kindsFor(() => ({ doubledMessages: ['rough person accepted'] })), ['doubled'])
    assert.deepEqual(kindsFor(() => ({ messages: new Map([[calm, 3], [rough, 4]]) })), ['doubled'])
  })

  it('finds what was done by half: no message, no row, a row too far, an act remembered and not done', () => {
    assert.deepEqual(kindsFor(({ found }) => ({ outbox: found.outbox.slice(0, 1) })), ['half'])
    assert.deepEqual(kindsFor(({ found }) => ({ outbox: [...found.outbox, ...found.outbox.slice(1)] })), ['half'])
    assert.deepEqual(kindsFor(({ found }) => ({ dossiers: found.dossiers.slice(0, 1) })), ['half'])
    assert.deepEqual(kindsFor(({ found }) => ({ dossiers: found.dossiers.map((one) => one.dossier === rough ? { ...one, sequence: 3 } : one) })), ['half'])
    assert.deepEqual(kindsFor(({ found }) => ({ acts: found.acts.slice(0, -1) })), ['half'])
    assert.ok(kindsFor(({ found }) => ({ acts: found.acts.map((one) => one.id === acceptance ? { ...one, sequence: null } : one) })).includes('half'))
  })

  it('finds an effect that was never carried out, and an act that should have followed', () => {
    assert.deepEqual(kindsFor(({ found }) => ({ outbox: found.outbox.map((one) => one.dossier === rough ? { ...one, state: 'waiting' } : one) })), ['open'])
    assert.deepEqual(kindsFor(({ found }) => ({ outbox: found.outbox.map((one) => one.dossier === rough ? { ...one, follows: 'never' } : one) })), ['lost'])
  })

  it('finds messages that never came, and matters that nobody reported', () => {
    assert.deepEqual(kindsFor(() => ({ messages: new Map([[calm, 3], [rough, 2]]) })), ['lost'])
    assert.deepEqual(kindsFor(() => ({ foreign: ['ghost'] })), ['foreign'])
  })

  it('finds an act whose outcome nobody knows, one refused and yet done, one refused though uncontested, and answers that contradict', () => {
    const told = (more: Partial<Entry>) => kindsFor(({ ledger }) => {
      Object.assign(ledger.get(acceptance) ?? {}, more)
      return undefined
    })
    assert.ok(told({ outcome: null }).includes('open'))
    assert.ok(told({ outcome: 'refused', code: 'not-yours' }).includes('contradiction'))
    assert.ok(told({ contradiction: '2, then 3' }).includes('contradiction'))
    assert.ok(kindsFor(({ ledger, found }) => {
      Object.assign(ledger.get(acceptance) ?? {}, { outcome: 'refused', code: 'not-yours' })
      return { records: found.records.filter(({ actId }) => actId !== acceptance) }
    }).includes('refused'))
  })
})

describe('The ledger of a soak', () => {
  it('reads back what it wrote, remembers a contradiction, and takes a torn last line for not written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanzhi-ledger-'))
    try {
      const file = join(folder, 'ledger')
      const ledger = openLedger(file)
      const acts = await Promise.all(['a', 'b', 'c', 'd'].map((id) => ledger.begin({ id, dossier: 'x', act: 'report', step: 'whole/0' })))
      const [a, b, c] = acts
      assert.ok(a && b && c)
      ledger.acknowledge(a, 1)
      ledger.acknowledge(a, 1)
      ledger.acknowledge(a, 2)
      ledger.refuse(b, 'not-yours')
      ledger.acknowledge(b, 3)
      ledger.complain(c, 'read as 0')
      await ledger.close()
      writeFileSync(file, `${readFileSync(file, 'utf8')}["acknowledged","d",4`)
      assert.equal(ledger.acknowledged(), 1)
      assert.deepEqual([...readLedger(file).values()].map(({ id, outcome, contradiction }) => [id, outcome, contradiction]), [['a', 1, '1, then 2'], ['b', 'refused', 'refused, then 3'], ['c', null, 'read as 0'], ['d', null, null]])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
