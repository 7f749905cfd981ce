import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { choosing } from '../../core/procedure/testing/forms.ts'
import type { TestDatabase } from '../../server/database/testing.ts'
import { testRegistry } from '../../server/registry/test-registry.ts'
import { countVillages } from '../../server/star-rating/index.ts'
import { playYear, type Played } from './play-year.ts'
import { recount } from './recount.mjs'
import { recordsOf, type RecordLine } from './records-of.ts'

const village = '140423100228'
const households = Number(process.env['SANZHI_HOUSEHOLDS'] ?? 60)
const seed = Number(process.env['SANZHI_SEED'] ?? 4)
const loud = process.env['SANZHI_HOUSEHOLDS'] !== undefined

describe(`A village of ${households} households through its year of star rating`, { timeout: 3_600_000 }, () => {
  let test: TestDatabase
  let played: Played
  let records: readonly RecordLine[] = []
  before(async () => {
    test = await testRegistry()
    const begun = Date.now()
    played = await playYear(test, { village, households, seed, ...(loud ? { say: (words) => { console.log(`${new Date().toISOString()} ${words}`) } } : {}) })
    records = await recordsOf(test.ownerQuery, played.cycle)
    if (loud) console.log(JSON.stringify({ seconds: Math.round((Date.now() - begun) / 1000), records: records.length, befell: played.befell, done: Object.fromEntries(played.done), refused: Object.fromEntries(played.refused) }, null, 2))
  })
  after(() => test.close())

  it('comes to its award and beyond, with everything that can happen on the way', () => {
    for (const act of ['launch', 'rate-self', 'stay-out', 'add-opinion', 'open-meeting', 'change-attendance', 'decide', 'record-change', 'publish', 'confirm-board', 'end-notice', 'award']) {
      assert.ok((played.done.get(act) ?? 0) > 0, `${act} never happened: ${JSON.stringify(Object.fromEntries(played.refused))}`)
    }
    // Besides, some things happen by chance; a large village sees them all.
    const byChance = ['confirm', 'raise', 'take-objection', 'ask-review', 'decide-review', 'appeal', 'decide-appeal', 'propose-taking', 'propose-adding', 'vote-move', 'let-stand', 'restore-star', 'publish-list']
    // Clocks speak through the door by themselves: what happened is what the records say.
    const happened = new Set(records.map(({ act }) => act))
    assert.ok(byChance.filter((act) => happened.has(act) || played.done.has(act)).length >= (households >= 500 ? byChance.length : 8), byChance.filter((act) => !happened.has(act)).join())
  })

  it('and through what befalls households meanwhile: heads die, households move away and split, whoever is kin of one withdraws (R-402, R-404)', () => {
    for (const [change, times] of Object.entries(played.befell)) assert.ok(times > 0, `no ${change}: ${JSON.stringify(played.befell)}`)
    assert.ok(records.some(({ act, to }) => act === 'record-change' && to === 'ENDED'), 'a household that moved away ends its year')
    assert.ok(records.some(({ act, form }) => act === 'decide' && Array.isArray(form['withdrawn']) && form['withdrawn'].length > 0), 'nobody ever withdrew')
  })

  it('takes an objection on paper as one on line: entered by the township with the consent that was signed, and the village never learns who (R-407)', async () => {
    const papers = await test.ownerQuery<{ objector: string; office: string; entered: boolean }>(`
      select form ->> 'onBehalfOf' as objector, actor ->> 'office' as office, (file ->> 'entered')::boolean as entered
      from events join dossiers on dossiers.county = events.county and dossiers.id = events.dossier where act = 'raise' and form ? 'onBehalfOf'`)
    assert.ok(papers.length > 0, JSON.stringify(Object.fromEntries(played.refused)))
    assert.deepEqual([...new Set(papers.map(({ office, entered }) => `${office} ${String(entered)}`))], ['TOWN_DISPATCHER true'])
    const consents = await test.ownerQuery<{ person: string; way: string }>(`select person, way from consents where purpose = 'raise'`)
    for (const { objector } of papers) assert.ok(consents.some(({ person, way }) => person === objector && way === 'written'))
  })

  it('publishes nothing but what the records say, recounted from the records alone by a program written a second time (R-404…R-411)', () => {
    const { differences, checked } = recount(records)
    assert.deepEqual(differences.slice(0, 5), [])
    assert.ok(checked > households / 2, `only ${checked} published lines`)
  })

  it('has the figures that the records give (R-420…R-425)', async () => {
    while (await countVillages(test.database, played.now()) > 0);
    const { figures } = recount(records)
    const [row] = await test.ownerQuery<Record<string, number | null>>(`select participating, staying_out, decided, rated, six_and_more, every_star, still_open, own_over_peers, given_over_peers, kin_over_others, every_star_share
      from star_figures where cycle = $1`, [played.cycle.id])
    assert.deepEqual(row, {
      participating: figures.participating, staying_out: figures.stayingOut, decided: figures.decided, rated: figures.rated, six_and_more: figures.sixAndMore, every_star: figures.everyStar,
      still_open: figures.stillOpen, own_over_peers: figures.ownOverPeers, given_over_peers: figures.givenOverPeers, kin_over_others: figures.kinOverOthers, every_star_share: figures.everyStarShare,
    })
  })

  it('and the recount finds a star too many, a line too few, a name that is not the head, and a vote that does not add up', () => {
    const spoilt = (change: (lines: { stars: string[]; headName: string }[]) => unknown) => recount(records.map((record) => {
      if (record.act !== 'publish') return record
      const copy = structuredClone(record) as RecordLine & { facts: { lines: { stars: string[]; headName: string }[] } }
      change(copy.facts.lines)
      return copy
    })).differences.length
    assert.ok(spoilt((lines) => lines[0]?.stars.push('S99')) > 0)
    assert.ok(spoilt((lines) => lines.pop()) > 0)
    assert.ok(spoilt((lines) => { if (lines[0] !== undefined) lines[0].headName = '李演示' }) > 0)
    const choose = choosing(1)
    const decisions = records.filter(({ act }) => act === 'decide')
    const one = decisions[choose(decisions.length)]
    const miscounted = records.map((record) => (record !== one ? record : { ...record, form: { ...record.form, withdrawn: ['00000000-0000-4000-8000-000000000000'] } }))
    assert.ok(recount(miscounted).differences.length > 0)
  })
})
