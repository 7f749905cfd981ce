/**
 * A year of open affairs in the demonstration village, played through the one door: four quarters of books, last year's subsidies, one correction, one
 * publication that nobody made, one that waits for its review, questions of villagers. Deterministic apart from the day; harmless to repeat.
 */
import { v5 as uuidv5 } from 'uuid'
import { asVillager, system, underMandate, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { disclosureKey, firstDayOf, lastDayOf, nameOfDisclosure, periodInWords, periodsEnded, type FinanceLine, type NameLine, type Period } from '../../core/open-affairs/index.ts'
import { addDays, dayOf, instantOf, type Day, type Instant } from '../../core/time/index.ts'
import type { DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'

const namespace = '8d1f6d34-3a0e-4a43-9b1f-1f0f3f8c2a61'

type Play = { readonly door: Door; readonly village: DemoVillage; readonly today: Day; now: Instant; acts: number }
type Filled = { readonly words?: string; readonly opening?: number; readonly lines?: readonly FinanceLine[]; readonly names?: readonly NameLine[] }

/** Answers how many acts were done; zero when they were there before. */
export async function seedDemoOpenAffairs(door: Door, village: DemoVillage, today: Instant): Promise<number> {
  const day = dayOf(today)
  const quarters = periodsEnded('quarter', addDays(day, -400), addDays(day, -22)).slice(-4)
  const [first] = quarters
  if (first === undefined) return 0
  const key = disclosureKey(village.code, 'F01', first)
  const there = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id').where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst())
  if (there !== undefined) return 0
  const play: Play = { door, village, today: day, now: today, acts: 0 }
  for (const [nth, quarter] of quarters.entries()) {
    await published(play, 'F01', quarter, '财务收支', { opening: 2_318_640 + nth * 41_200, lines: booksOf(quarter, nth === quarters.length - 1 ? 42 : 18) })
    await published(play, 'B05', quarter, '高龄津贴', { names: grantsOf(village, '高龄津贴', 9_000, 6) })
    await published(play, 'A02', quarter, '会议决议和实施', { words: `${periodInWords(quarter)}召开村民代表会议一次，决定修补村东头水泥路、更换路灯三盏，已经完工，由村务监督委员会验收。` })
  }
  await subsidies(play, Number(day.slice(0, 4)) - 1)
  await unfinished(play, quarters.at(-1) ?? first)
  await questions(play, quarters.at(-1) ?? first)
  return play.acts
}

/** Last year's, found by a villager of seventy; put right once, with the original kept. */
async function subsidies(play: Play, year: number): Promise<void> {
  const names = grantsOf(play.village, '耕地地力保护补贴', 6_700, 24)
  await published(play, 'B07', String(year), '惠农补贴', { words: '耕地地力保护补贴每亩 67 元，由财政所直接打到各户的卡上。', names })
  const key = disclosureKey(play.village.code, 'B07', String(year))
  if (addDays(`${year + 1}-01-20`, 20) > play.today) return
  at(play, addDays(`${year + 1}-01-20`, 6))
  await act(play, key, 'village-cadre', 'correct', { reason: '第 3 行亩数登记错了，多算了一亩', words: '耕地地力保护补贴每亩 67 元，由财政所直接打到各户的卡上。', names: names.map((line, nth) => (nth === 2 ? { ...line, fen: line.fen - 6_700 } : line)) })
  await act(play, key, 'village-supervisor', 'confirm-correction', { looked: names.map((_, nth) => nth + 1) })
}

/** One that nobody made in time, and one that waits for the supervisors. */
async function unfinished(play: Play, quarter: Period): Promise<void> {
  const { code } = play.village
  at(play, addDays(lastDayOf(quarter), 16))
  await act(play, disclosureKey(code, 'C02', quarter), system, 'note-missing', { village: code, item: 'C02', period: quarter }, 'disclosure')
  at(play, addDays(play.today, -2))
  await act(play, disclosureKey(code, 'F06', quarter), 'village-cadre', 'prepare', {
    village: code, item: 'F06', period: quarter, title: `${periodInWords(quarter)}办公经费和运转经费`, opening: 500_000, lines: booksOf(quarter, 8),
  }, 'disclosure')
}

async function questions(play: Play, quarter: Period): Promise<void> {
  const { code } = play.village
  const [asker, other] = villagersOf(play.village)
  if (asker === undefined || other === undefined) return
  const disclosure = nameOfDisclosure(code, 'F01', quarter)
  const ask = async (who: Actor, nth: number, line: number, words: string) => {
    const key = { county: Number(code.slice(0, 6)), id: uuidv5(`question ${nth}`, namespace) }
    await act(play, key, who, 'ask', { disclosure, village: code, line, words }, 'disclosure-question')
    return key
  }
  at(play, addDays(play.today, -9))
  const answered = await ask(asker, 1, 4, '这一笔买的什么，用在哪里了？')
  at(play, addDays(play.today, -7))
  await act(play, answered, 'village-cadre', 'answer', { words: '买的是文化广场的灯管，换了六根，凭证和照片在村委会可以看。' })
  at(play, addDays(play.today, -1))
  await ask(other, 2, 0, '这个季度的工资为什么比上季度多？')
}

/** Its whole way, each step on its day: prepared, reviewed, published, posted, and ended where fifteen days are over. */
async function published(play: Play, item: string, period: Period, name: string, filled: Filled): Promise<void> {
  const { code } = play.village
  const key = disclosureKey(code, item, period)
  const begun = addDays(lastDayOf(period), 10)
  at(play, begun)
  await act(play, key, 'village-cadre', 'prepare', { village: code, item, period, title: `${periodInWords(period)}${name}`, ...filled }, 'disclosure')
  at(play, addDays(begun, 1))
  await act(play, key, 'village-supervisor', 'review', { looked: [...filled.lines ?? [], ...filled.names ?? []].map((_, nth) => nth + 1), words: '（演示）逐笔看过' })
  await act(play, key, 'party-secretary', 'publish', { days: 15 })
  await act(play, key, 'party-secretary', 'post-board', { on: addDays(begun, 1), where: '村委会公开栏' })
  if (addDays(begun, 18) >= play.today) return
  at(play, addDays(begun, 17))
  await act(play, key, system, 'end-posting', { deadline: 'hang' })
}

const subjects = [
  ['in', '转移支付', '村级运转经费拨款', 1_500_000], ['out', '工资和补贴', '村干部误工补贴', 280_000], ['out', '办公费', '买打印纸和墨盒', 36_850], ['out', '公益事业', '文化广场换灯管', 42_000], ['out', '水电费', '村委会电费', 21_430],
  ['in', '租赁收入', '集体门面房租金', 600_000], ['out', '环卫', '垃圾清运', 180_000], ['out', '维修费', '村东头水泥路补坑', 265_000],
] as const

function booksOf(period: Period, count: number): FinanceLine[] {
  const first = firstDayOf(period)
  return Array.from({ length: count }, (_, nth) => {
    const [direction, subject, words, fen] = subjects[nth % subjects.length] ?? subjects[0]
    return { day: addDays(first, Math.floor(nth * 88 / count)), direction, subject, words: nth < subjects.length ? words : `${words}（第 ${Math.floor(nth / subjects.length) + 1} 次）`, fen: fen + (nth * 1_370) % 9_000, voucher: `记${nth + 1}` }
  })
}

function grantsOf(village: DemoVillage, item: string, each: number, count: number): NameLine[] {
  return Array.from({ length: count }, (_, nth) => ({ name: `${['张', '王', '李', '赵', '刘', '陈'][nth % 6] ?? '张'}演示${['', '一', '二', '三', '四', '五'][Math.floor(nth / 6)] ?? ''}`, group: `第${['一', '二', '三', '四'][nth % 4] ?? '一'}小组`, item, fen: each * (1 + (nth + village.code.length) % 4) }))
}

/** People who live there and hold no office. */
function villagersOf(village: DemoVillage): readonly Actor[] {
  const staff = new Set(village.mandates.map(({ person }) => person))
  return village.households.filter(({ basis, members }) => basis === 'residence' && members.every(({ person }) => !staff.has(person))).slice(0, 2).map(({ head }) => asVillager(head))
}

function at(play: Play, day: Day): void {
  play.now = instantOf(day, 600)
}

async function act(play: Play, key: DossierKey, who: string | Actor, name: string, form: object, procedure?: string): Promise<void> {
  const actor = typeof who === 'string' ? inOffice(play, who) : who
  play.now += 60_000
  await perform({ ...play.door, clock: () => play.now }, {
    act: { id: uuidv5(`${key.id}:${name}:${play.acts}`, namespace), act: name, form, channel: actor.kind === 'system' ? 'timer' : actor.mandate === null ? 'portal' : 'console', occurredAt: play.now },
    dossier: key, actor, ...(procedure === undefined ? {} : { procedure }),
  })
  play.acts += 1
}

function inOffice({ village }: Play, userName: string): Actor {
  const held = village.mandates.find(({ username }) => username === userName)
  if (held === undefined) throw new RangeError(`nobody in the demonstration is called ${userName}`)
  return underMandate(held.person, { id: held.id, office: held.office, unit: held.unit, region: held.region })
}
