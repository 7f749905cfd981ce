/**
 * The collective economy of the demonstration village, through the one door at the times at which it would have been: a hillside let long ago with a year
 * that is late, a shed whose lease is about to end, the pipes that an assembly decided on, a purchase that waits to be signed. Invented; harmless to repeat.
 */
import { v5 as uuidv5 } from 'uuid'
import { system, underMandate, type Actor } from '../../core/procedure/actor.ts'
import { addDays, addMonths, dayOf, instantOf, type Instant } from '../../core/time/index.ts'
import type { DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'

const namespace = '5b0e3c1a-6f0d-4d1c-9a53-2f4f0d1b7a10'

type Told = { readonly who: string; readonly act: string; readonly form: object; readonly at: Instant }
type Story = { readonly name: string; readonly steps: readonly Told[] }

/** Answers how many acts were done; zero when they were there before. */
export async function seedDemoCollectiveEconomy(door: Door, village: DemoVillage, now: Instant): Promise<number> {
  const county = Number(village.code.slice(0, 6))
  const stories = [hillside(village, now), shed(village, now), pipes(village, now), pumps(village, now)]
  const last = uuidv5(stories.at(-1)?.name ?? '', namespace)
  const there = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id').where('county', '=', county).where('id', '=', last).executeTakeFirst())
  if (there !== undefined) return 0
  let done = 0
  for (const { name, steps } of stories) {
    for (const [index, { who, act, form, at }] of steps.entries()) {
      await perform({ ...door, clock: () => at }, {
        act: { id: uuidv5(`${name}:${index}`, namespace), act, form, channel: who === 'system' ? 'timer' : 'console', occurredAt: at, ...(index === 0 ? {} : { seen: index }) },
        dossier: { county, id: uuidv5(name, namespace) }, actor: actorFor(who, village), ...(index === 0 ? { procedure: 'collective-contract' } : {}),
      })
      done += 1
    }
  }
  return done
}

const ago = (now: Instant, days: number) => instantOf(addDays(dayOf(now), -days), 10 * 60)
const dayAgo = (now: Instant, days: number) => addDays(dayOf(now), -days)
const kept = '村委会档案柜'

function hillside({ code }: DemoVillage, now: Instant): Story {
  const from = dayAgo(now, 400)
  const first = dayAgo(now, 390)
  return {
    name: 'hillside', steps: [
      {
        who: 'village-cadre', act: 'draft', at: ago(now, 402), form: {
          village: code, number: '演示合字 1 号', title: '北坡荒山承包', kind: 'land', direction: 'in', partyKind: 'person', party: '张演示', object: '北坡荒山四十亩，用于栽植核桃', from, to: addDays(addMonths(from, 240), -1),
          price: '96000', every: 'year', first,
        },
      },
      { who: 'village-cadre', act: 'sign-on-paper', at: ago(now, 400), form: { signedOn: dayAgo(now, 400), kept, body: 'MEMBERS', on: dayAgo(now, 415), should: 612, present: 455, yes: 431, minutes: '成员大会记录在村委会档案柜' } },
      { who: 'village-cadre', act: 'book', at: ago(now, 388), form: { instalment: 1, sum: '4800', on: dayAgo(now, 388), voucher: '收 11-2' } },
      { who: 'village-cadre', act: 'book', at: ago(now, 12), form: { instalment: 2, sum: '3000', on: dayAgo(now, 12), voucher: '收 11-5', words: '先交一部分' } },
    ],
  }
}

function shed({ code }: DemoVillage, now: Instant): Story {
  const from = dayAgo(now, 310)
  return {
    name: 'shed', steps: [
      {
        who: 'village-cadre', act: 'draft', at: ago(now, 312), form: {
          village: code, number: '演示合字 2 号', title: '旧学校房屋出租', kind: 'lease', direction: 'in', partyKind: 'organisation', party: '演示手工合作社', object: '旧学校教室四间，用于手工编织', from, to: addDays(dayOf(now), 54), price: '12000',
          every: 'half-year', first: from,
        },
      },
      { who: 'village-cadre', act: 'sign-small', at: ago(now, 310), form: { signedOn: from, kept } },
      { who: 'village-cadre', act: 'book', at: ago(now, 305), form: { instalment: 1, sum: '6000', on: dayAgo(now, 305), voucher: '收 1-3' } },
      { who: 'village-cadre', act: 'book', at: ago(now, 126), form: { instalment: 2, sum: '6000', on: dayAgo(now, 126), voucher: '收 7-8' } },
      { who: 'system', act: 'note-expiring', at: ago(now, 36), form: { deadline: 'expiry' } },
    ],
  }
}

function pipes({ code }: DemoVillage, now: Instant): Story {
  return {
    name: 'pipes', steps: [
      {
        who: 'village-cadre', act: 'draft', at: ago(now, 56), form: {
          village: code, number: '演示合字 3 号', title: '饮水管网改造施工', kind: 'works', direction: 'out', partyKind: 'organisation', party: '演示水暖工程公司', object: '更换主管道一千二百米', from: dayAgo(now, 55), to: addDays(dayOf(now), 310),
          price: '152000', every: 'once', first: dayAgo(now, 40),
        },
      },
      { who: 'village-cadre', act: 'sign-by-resolution', at: ago(now, 55), form: { signedOn: dayAgo(now, 55), kept, basis: `${code.slice(0, 6)}-${uuidv5('water-pipes', deliberation)}` } },
      { who: 'village-cadre', act: 'book', at: ago(now, 50), form: { instalment: 1, sum: '60000', on: dayAgo(now, 50), voucher: '付 10-4' } },
      { who: 'village-cadre', act: 'book', at: ago(now, 40), form: { instalment: 1, sum: '92000', on: dayAgo(now, 40), voucher: '付 10-11' } },
    ],
  }
}

function pumps({ code }: DemoVillage, now: Instant): Story {
  return {
    name: 'pumps', steps: [{
      who: 'village-cadre', act: 'draft', at: ago(now, 3), form: {
        village: code, number: '演示合字 4 号', title: '购买灌溉水泵', kind: 'purchase', direction: 'out', partyKind: 'organisation', party: '演示农机商店', object: '潜水泵六台，含安装', from: dayAgo(now, 1), to: addDays(dayOf(now), 90), price: '18600',
        every: 'once', first: addDays(dayOf(now), 20),
      },
    }],
  }
}

/** Names of the matters in demo-deliberation.ts. */
const deliberation = '0d6e2f0c-3b0f-4d52-8a6b-5b0a7c1f4e90'

function actorFor(who: string, village: DemoVillage): Actor {
  if (who === 'system') return system
  const mandate = village.mandates.find((one) => one.username === who)
  if (mandate === undefined) throw new RangeError(`nobody in the demonstration is called ${who}`)
  return underMandate(mandate.person, { id: mandate.id, office: mandate.office, unit: mandate.unit, region: mandate.region })
}
