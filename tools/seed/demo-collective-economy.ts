/**
 * The collective economy of the demonstration village, through the one door at the times at which it would have been: a hillside let long ago with a year
 * that is late, a shed whose lease is about to end, the pipes that an assembly decided on, a purchase that waits to be signed. Invented; harmless to repeat.
 */
import { v5 as uuidv5 } from 'uuid'
import { ledgerKey, quarterBefore, quarterOf } from '../../core/collective-economy/index.ts'
import { firstDayOf, lastDayOf } from '../../core/open-affairs/index.ts'
import { system, underMandate, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { addDays, addMonths, dayOf, daysBetween, instantOf, type Instant } from '../../core/time/index.ts'
import type { DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'

const namespace = '5b0e3c1a-6f0d-4d1c-9a53-2f4f0d1b7a10'

type Told = { readonly who: string; readonly act: string; readonly form: object; readonly at: Instant }
type Story = { readonly name: string; readonly steps: readonly Told[]; /** Where the name follows from the village. */ readonly key?: DossierKey; readonly procedure?: string }

/** Answers how many acts were done; zero when they were there before. */
export async function seedDemoCollectiveEconomy(door: Door, village: DemoVillage, now: Instant): Promise<number> {
  const county = Number(village.code.slice(0, 6))
  const stories = [...ledgers(village, now), ...inventories(village, now), assembly(village, now), hillside(village, now), shed(village, now), pipes(village, now), pumps(village, now)]
  const last = uuidv5(stories.at(-1)?.name ?? '', namespace)
  const there = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id').where('county', '=', county).where('id', '=', last).executeTakeFirst())
  if (there !== undefined) return 0
  let done = 0
  for (const { name, steps, key, procedure = 'collective-contract' } of stories) {
    for (const [index, { who, act, form, at }] of steps.entries()) {
      await perform({ ...door, clock: () => at }, {
        act: { id: uuidv5(`${name}:${index}`, namespace), act, form, channel: who === 'system' ? 'timer' : 'console', occurredAt: at, ...(index === 0 ? {} : { seen: index }) },
        dossier: key ?? { county, id: uuidv5(name, namespace) }, actor: actorFor(who, village), ...(index === 0 ? { procedure } : {}),
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

/** The last quarter that is over by some days, reviewed; and the one after it, running. */
function ledgers({ code }: DemoVillage, now: Instant): readonly Story[] {
  const today = dayOf(now)
  const before = quarterBefore(quarterOf(today))
  const over = daysBetween(lastDayOf(before), today) >= 3 ? before : quarterBefore(before)
  const next = quarterOf(addDays(lastDayOf(over), 1))
  const [first, last] = [firstDayOf(over), lastDayOf(over)]
  const holder = '演示村股份经济合作社'
  const line = (day: number, direction: 'in' | 'out', subject: string, words: string, fen: number, voucher: string) => ({ day: addDays(first, day), direction, subject, words, fen, voucher })
  const lines = [
    line(6, 'in', '发包收入', '旧学校房屋租金第二期', 600_000, '收 7-8'), line(9, 'out', '办公费', '打印纸和墨盒', 42_600, '付 7-2'), line(15, 'out', '公益支出', '村内路灯维修', 186_000, '付 7-6'),
    line(24, 'in', '补助收入', '转移支付运转经费', 2_400_000, '收 8-1'), line(30, 'out', '干部报酬', '按月发放误工补贴', 860_000, '付 8-3'), line(41, 'out', '水电费', '办公用电', 31_250, '付 8-9'),
    line(52, 'out', '公益支出', '清理河道用工', 240_000, '付 9-1'), line(60, 'in', '利息收入', '银行结息', 1_836, '收 9-4'), line(70, 'out', '办公费', '重复记的一笔', 42_600, '付 9-7'),
  ]
  return [
    {
      name: 'funds-over', key: ledgerKey(code, 'funds', over), procedure: 'collective-ledger', steps: [
        { who: 'village-cadre', act: 'open', at: instantOf(first, 540), form: { village: code, period: over, accounts: [{ kind: 'bank', name: '基本账户', holder, opening: '231864' }, { kind: 'cash', name: '库存现金', holder, opening: '1860.50' }] } },
        { who: 'village-cadre', act: 'enter-table', at: instantOf(addDays(first, 74), 600), form: { account: 1, lines } },
        { who: 'village-cadre', act: 'enter-line', at: instantOf(addDays(first, 75), 600), form: { account: 2, day: addDays(first, 75), direction: 'out', subject: '办公费', words: '邮寄材料', sum: '36', voucher: '付 9-8' } },
        { who: 'village-cadre', act: 'strike', at: instantOf(addDays(first, 76), 600), form: { line: 9, reason: '打印纸记了两遍' } },
        { who: 'village-cadre', act: 'hand-in', at: instantOf(addDays(last, 1), 540), form: {} },
        { who: 'village-supervisor', act: 'review-books', at: instantOf(addDays(last, 2), 600), form: { words: '逐笔核对凭证，账款相符' } },
      ],
    },
    {
      name: 'funds-running', key: ledgerKey(code, 'funds', next), procedure: 'collective-ledger', steps: [
        { who: 'village-cadre', act: 'open', at: instantOf(addDays(last, 2), 660), form: { village: code, period: next } },
        { who: 'village-cadre', act: 'enter-line', at: instantOf(addDays(last, 2), 700), form: { account: 1, day: addDays(last, 1), direction: 'out', subject: '水电费', words: '办公用电', sum: '298.40', voucher: '付 1-1' } },
      ],
    },
  ]
}

function inventories({ code }: DemoVillage, now: Instant): readonly Story[] {
  const asset = (nth: number, name: string, kind: string, amount: number, fen: number, since: string, where: string, use: string) => ({ code: `Z${String(nth).padStart(3, '0')}`, name, kind, amount, fen, since, where, use })
  const resource = (nth: number, name: string, kind: string, amount: number, where: string, use: string) => ({ code: `R${String(nth).padStart(3, '0')}`, name, kind, amount, fen: 0, since: '', where, use })
  return [
    {
      name: 'assets', key: ledgerKey(code, 'assets'), procedure: 'collective-property', steps: [
        { who: 'village-cadre', act: 'open', at: ago(now, 200), form: { village: code, kind: 'assets' } },
        {
          who: 'village-cadre', act: 'enter-property', at: ago(now, 200) + 600_000, form: {
            lines: [
              asset(1, '村委会办公房', '房屋建筑物', 1, 36_000_000, '2008-10-01', '村中', 'own'), asset(2, '旧学校', '房屋建筑物', 1, 18_000_000, '1996-09-01', '村东', 'let'), asset(3, '潜水泵', '机械设备', 8, 2_480_000, '2019-04-12', '机井房', 'own'),
              asset(4, '饮水主管道', '农田水利设施', 1, 15_200_000, '', '全村', 'own'), asset(5, '太阳能路灯', '公益设施', 24, 4_320_000, '2022-06-30', '主街', 'own'), asset(6, '粮食仓库', '房屋建筑物', 1, 5_600_000, '1988-03-01', '村西', 'idle'),
            ],
          },
        },
        { who: 'village-cadre', act: 'correct-property', at: ago(now, 90), form: { line: 3, name: '潜水泵', kind: '机械设备', size: '6', value: '18600', where: '机井房', use: 'own', reason: '清查时少两台，已经报废' } },
        { who: 'village-supervisor', act: 'take-stock', at: ago(now, 60), form: { words: '逐件看过，账实相符' } },
      ],
    },
    {
      name: 'resources', key: ledgerKey(code, 'resources'), procedure: 'collective-property', steps: [
        { who: 'village-cadre', act: 'open', at: ago(now, 200), form: { village: code, kind: 'resources' } },
        {
          who: 'village-cadre', act: 'enter-property', at: ago(now, 200) + 600_000, form: {
            lines: [
              resource(1, '机动地', '耕地', 8_650, '村南', 'let'), resource(2, '北坡荒山', '荒地', 4_000, '村北', 'let'), resource(3, '集体核桃林', '林地', 12_040, '西沟', 'own'), resource(4, '老砖窑用地', '建设用地', 920, '村东南', 'idle'),
            ],
          },
        },
      ],
    },
  ]
}

/** The members decided what becomes of the old kiln; the contract is not signed yet. */
function assembly({ code }: DemoVillage, now: Instant): Story {
  return {
    name: 'members-assembly', procedure: 'collective-meeting', steps: [
      {
        who: 'village-cadre', act: 'call', at: ago(now, 62), form: {
          village: code, body: 'MEMBERS', all: 612, day: dayAgo(now, 50), place: '村文化广场', studiedOn: dayAgo(now, 64), reportsOn: dayAgo(now, 62), reportsWhere: '村委会会议室', first: 'land-use', firstTitle: '老砖窑用地出租方案', second: 'reports',
          secondTitle: '理事会上半年工作报告',
        },
      },
      { who: 'village-cadre', act: 'open', at: ago(now, 50), form: { present: 447, online: 36, mandated: 88, sameHousehold: true, register: '签到册和委托书在村委会档案柜' } },
      { who: 'village-cadre', act: 'vote', at: ago(now, 50) + 3_600_000, form: { item: 1, yes: 421, no: 18, abstain: 8, words: '同意出租二十年，每年租金不低于八千元，公开招租。' } },
      { who: 'village-cadre', act: 'vote', at: ago(now, 50) + 4_200_000, form: { item: 2, yes: 430, no: 5, abstain: 12, words: '同意工作报告。' } },
      { who: 'village-cadre', act: 'write-minutes', at: ago(now, 49), form: { words: '全体六百一十二人，到会四百四十七人，两项都通过。', signed: '主持人、记录人都签了，记录在村委会档案柜' } },
      { who: 'village-supervisor', act: 'confirm-minutes', at: ago(now, 48), form: { words: '签到、委托书和票数都核对过。' } },
      { who: 'village-cadre', act: 'publish', at: ago(now, 47), form: { where: '村委会公开栏' } },
      { who: 'system', act: 'take-down', at: ago(now, 31), form: { deadline: 'stand' } },
    ],
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
