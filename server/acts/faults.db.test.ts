import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { msPerDay } from '../../core/time/index.ts'
import { monday } from '../../procedures/grid-case/testing/village.ts'
import type { Database } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { rebuild, verifyChains } from '../dossiers/index.ts'
import { publishedProcedures } from '../procedures/index.ts'
import { perform, type Door } from './index.ts'
import { county, pothole, submission, testDoor, type TestDoor } from './door-testing.ts'

const runs = Math.max(1, Number(process.env['SANZHI_RUNS'] ?? 1))
const transport = '140423:transport'

/** One matter with as many different acts as one matter can have: who, what, with what, how many days later. */
const life: readonly (readonly [who: keyof TestDoor['cast'], act: string, form: object, days?: number])[] = [
  ['villager', 'report', pothole], ['cadre', 'pass-up', { reason: '要乡镇协调' }], ['town', 'accept', {}], ['town', 'consult', { question: '谁来办', units: [] }],
  ['town', 'settle-consultation', { lead: transport, minutes: '由交通办' }], ['town', 'propose-void', { reason: '像是误报' }], ['secondTown', 'refuse-void', { reason: '是真的' }],
  ['town', 'dispatch', { lead: transport, joint: ['140423100:government'] }], ['transport', 'return', { reason: '不归我管' }], ['town', 'dispatch', { lead: transport }], ['transport', 'sign', {}],
  ['villager', 'urge', {}], ['town', 'supervise', { requirement: '三天内答复', answerBy: '2026-12-01' }], ['transport', 'answer-supervision', { answer: '马上' }], ['town', 'lift-supervision', { reason: '已答复' }],
  ['town', 'whistle', { type: 'DIFFICULT', called: ['140423:water'], requirement: '到现场' }], ['water', 'report-in', {}], ['town', 'conclude-whistle', { answer: '水管已改道' }], ['water', 'mark-whistle', { mark: 4 }],
  ['transport', 'progress', { note: '正在办' }], ['transport', 'ask-extension', { amount: 1, unit: 'WORK_DAY', reason: '下雨', expectedOn: '2026-11-27' }], ['county', 'approve-extension', { reason: '属实' }],
  ['transport', 'ask-suspension', { reason: 'FUNDING', words: '要立项', reviewOn: '2026-11-25' }], ['town', 'approve-suspension', { reason: '属实' }], ['system', 'resume-on-review-day', { deadline: 'review' }, 3],
  ['transport', 'feedback', { result: '已经填补路面', solved: 'YES' }], ['verifier', 'record-contact', { outcome: 'REACHED', channel: 'PHONE' }], ['verifier', 'begin-verification', {}],
  ['verifier', 'fail-verification', { conclusion: '还有坑' }], ['transport', 'restart', {}], ['transport', 'feedback', { result: '这次填平了', solved: 'YES' }], ['verifier', 'begin-verification', {}],
  ['verifier', 'pass-verification', { conclusion: '现场看过，路面平整' }], ['villager', 'evaluate', { score: 5 }], ['villager', 'ask-review', { reason: '旁边又塌了' }], ['county', 'refuse-review', { conclusion: '是另一处' }],
  ['system', 'archive', { deadline: 'archive' }, 20], ['county', 'add-correction', { note: '地点写错，应为村西' }],
]

describe('A fault at any statement of any act (security R5)', () => {
  let test: TestDatabase
  let desk: TestDoor
  before(async () => {
    test = await testDatabase()
    desk = await testDoor(test.database)
  })
  after(() => test.close())

  const tables = ['dossiers', 'events', 'acts', 'deadlines', 'tasks', 'case_numbers', 'dossier_contacts', 'outbox']
  const everything = async () => (await test.ownerQuery<{ sums: string }>(
    `select concat_ws(' ', ${tables.map((table) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t)`).join(', ')}) as sums`))[0]?.sums

  it('leaves everything as it was, before and after that statement; the same act then succeeds', async (context) => {
    const dossier: DossierKey = { county, id: randomUUID() }
    let injected = 0
    let now = monday
    for (const [index, [who, act, form, days = 0]] of life.entries()) {
      now += days * msPerDay + 60_000
      desk.setClock(now)
      const wanted = submission(dossier, desk.cast[who], act, form, act === 'report' || who === 'system' ? undefined : index, now)
      const untouched = await everything()
      for (const moment of ['before', 'after'] as const) {
        // Every statement before it is sent; after its answer every fourth, a different one in each act, unless more runs are asked for.
        const stride = moment === 'before' || runs > 1 ? 1 : 4
        for (let statement = 1 + (index % stride); ; statement += stride) {
          // The last one is the act itself, undisturbed: it belongs to the round of "after" only.
          const fault = countdown(statement, moment)
          const outcome = await attempt(faulty(desk.door, fault.plugin, moment === 'before'), wanted)
          if (!fault.struck()) {
            assert.equal(outcome, moment === 'before' ? 'turned back' : null, act)
            assert.ok(statement > 5, `${act} took only ${statement} statements`)
            break
          }
          injected += 1
          assert.equal(outcome, 'struck', `${act} ${moment} statement ${statement}`)
          assert.equal(await everything(), untouched, `${act}: something stayed after a fault ${moment} statement ${statement}`)
        }
      }
      assert.notEqual(await everything(), untouched)
      assert.deepEqual(await perform(desk.door, wanted), { dossier, sequence: index + 1, repeated: true })
    }
    context.diagnostic(`${injected} faults in ${life.length} acts`)
    assert.ok(injected > 400)
    assert.deepEqual((await verifyChains(test.database, publishedProcedures)).faults, [])
    assert.deepEqual((await rebuild({ ...desk.door, now: () => now })).first, [])
  })
})

class Struck extends Error {}
class TurnedBack extends Error {}

async function attempt(door: Door, wanted: Parameters<typeof perform>[1]): Promise<'struck' | 'turned back' | null> {
  try {
    await perform(door, wanted)
    return null
  } catch (error) {
    if (error instanceof Struck) return 'struck'
    if (error instanceof TurnedBack) return 'turned back'
    throw error
  }
}

/** A plugin that lets one statement of a transaction fail, before it is sent or after its answer came. */
function countdown(statement: number, moment: 'before' | 'after') {
  let [asked, answered] = [0, 0]
  let struck = false
  const strike = () => { struck = true; throw new Struck() }
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }: PluginTransformQueryArgs) => {
      asked += 1
      if (moment === 'before' && asked === statement) strike()
      return node
    },
    transformResult: async ({ result }: PluginTransformResultArgs) => {
      answered += 1
      if (moment === 'after' && answered === statement) strike()
      return result
    },
  }
  return { plugin, struck: () => struck }
}

/** The door on a database whose transactions carry the plugin; `turnBack` rolls even an undisturbed one back at its end. */
function faulty(door: Door, plugin: KyselyPlugin, turnBack: boolean): Door {
  const database: Database = {
    ...door.database,
    transaction: (context, work) => door.database.transaction(context, async (transaction) => {
      const result = await work(transaction.withPlugin(plugin))
      if (turnBack) throw new TurnedBack()
      return result
    }),
  }
  return { ...door, database }
}
