/**
 * How the demonstration village decides: an assembly, a meeting of representatives, one matter that went through 四议两公开 to its end and one that is
 * on the board, through the one door, at the times at which they would have been. Invented, and harmless to repeat.
 */
import { v5 as uuidv5 } from 'uuid'
import { system, underMandate, type Actor } from '../../core/procedure/actor.ts'
import { addDays, dayOf, instantOf, type Instant } from '../../core/time/index.ts'
import type { DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'

const namespace = '0d6e2f0c-3b0f-4d52-8a6b-5b0a7c1f4e90'

type Told = { readonly who: string; readonly act: string; readonly form: object; readonly at: Instant }
type Story = { readonly name: string; readonly procedure: 'village-meeting' | 'four-deliberations'; readonly steps: readonly Told[] }

/** Answers how many acts were done; zero when they were there before. */
export async function seedDemoDeliberation(door: Door, village: DemoVillage, now: Instant): Promise<number> {
  const county = Number(village.code.slice(0, 6))
  const stories = [assembly(village, now), representatives(village, now), finished(village, now), running(village, now)]
  const last = uuidv5(stories.at(-1)?.name ?? '', namespace)
  const there = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id').where('county', '=', county).where('id', '=', last).executeTakeFirst())
  if (there !== undefined) return 0
  let done = 0
  for (const { name, procedure, steps } of stories) {
    for (const [index, { who, act, form, at }] of steps.entries()) {
      await perform({ ...door, clock: () => at }, {
        act: { id: uuidv5(`${name}:${index}`, namespace), act, form, channel: who === 'system' ? 'timer' : 'console', occurredAt: at, ...(index === 0 ? {} : { seen: index }) },
        dossier: { county, id: uuidv5(name, namespace) }, actor: actorFor(who, village), ...(index === 0 ? { procedure } : {}),
      })
      done += 1
    }
  }
  return done
}

/** That many days ago, at ten in the morning. */
const ago = (now: Instant, days: number) => instantOf(addDays(dayOf(now), -days), 10 * 60)
const dayAgo = (now: Instant, days: number) => addDays(dayOf(now), -days)

function assembly({ code }: DemoVillage, now: Instant): Story {
  return {
    name: 'water-assembly', procedure: 'village-meeting', steps: [
      {
        who: 'village-cadre', act: 'call', at: ago(now, 88),
        form: {
          village: code, kind: 'ASSEMBLY', basis: 'HOUSEHOLDS', should: 236, day: dayAgo(now, 74), time: '09:00', place: '村文化广场', studiedOn: dayAgo(now, 90), studiedWords: '同意提请村民会议讨论。',
          agenda: [
            { kind: 'public-works', title: '村内饮水管网改造', words: '更换主管道一千二百米，预计十六万元。' },
            { kind: 'authorisation', title: '授权村民代表会议决定小额公益事项', covers: ['public-works'] },
            { kind: 'report', title: '上半年工作通报' },
          ],
        },
      },
      { who: 'village-cadre', act: 'open', at: ago(now, 74), form: { present: 171, register: '签到册在村委会档案柜' } },
      { who: 'village-cadre', act: 'settle', at: ago(now, 74) + 3_600_000, form: { item: 1, outcome: 'VOTED', way: 'HANDS', yes: 160, no: 6, abstain: 5, words: '同意改造，用款不超过十六万元。' } },
      { who: 'village-cadre', act: 'settle', at: ago(now, 74) + 4_200_000, form: { item: 2, outcome: 'VOTED', way: 'HANDS', yes: 158, no: 8, abstain: 5, words: '同意授权，到本届期满为止。' } },
      { who: 'village-cadre', act: 'settle', at: ago(now, 74) + 4_800_000, form: { item: 3, outcome: 'HEARD', words: '听取了通报。' } },
      { who: 'village-cadre', act: 'write-minutes', at: ago(now, 73), form: { chair: '张演示', recorder: '李演示', words: '应到二百三十六户，实到一百七十一户，合乎规定。两项通过。' } },
      { who: 'village-supervisor', act: 'confirm-signatures', at: ago(now, 72), form: { signed: '主持人、记录人都签了字' } },
      { who: 'village-cadre', act: 'publish', at: ago(now, 72), form: { where: '村委会公开栏', words: '村民会议决定：改造村内饮水管网，用款不超过十六万元；授权村民代表会议决定小额公益事项。' } },
      { who: 'system', act: 'take-down', at: ago(now, 56), form: { deadline: 'board' } },
    ],
  }
}

function representatives({ code }: DemoVillage, now: Instant): Story {
  return {
    name: 'representatives-meeting', procedure: 'village-meeting', steps: [
      {
        who: 'village-cadre', act: 'call', at: ago(now, 20),
        form: {
          village: code, kind: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', should: 30, composition: { members: 30, representatives: 26, women: 11 }, day: dayAgo(now, 15), time: '19:00', place: '村委会会议室',
          agenda: [{ kind: 'appraisal', title: '民主评议村委会成员' }, { kind: 'report', title: '三季度收支通报' }],
        },
      },
      { who: 'village-cadre', act: 'open', at: ago(now, 15), form: { present: 25, register: '签到册在村委会档案柜' } },
      { who: 'village-cadre', act: 'settle', at: ago(now, 15) + 3_600_000, form: { item: 1, outcome: 'VOTED', way: 'PAPER', yes: 22, no: 1, abstain: 1, invalid: 1, tellers: '王演示计票、赵演示监票', words: '评议结果为称职。' } },
      { who: 'village-cadre', act: 'settle', at: ago(now, 15) + 4_200_000, form: { item: 2, outcome: 'HEARD', words: '听取了通报。' } },
      { who: 'village-cadre', act: 'write-minutes', at: ago(now, 14), form: { chair: '张演示', recorder: '李演示', words: '应到三十人，实到二十五人。写票评议，当场计票。' } },
      { who: 'village-supervisor', act: 'confirm-signatures', at: ago(now, 13), form: { signed: '主持人、记录人、监票人都签了字' } },
      { who: 'village-cadre', act: 'publish', at: ago(now, 12), form: { where: '村委会公开栏', words: '村民代表会议评议村委会成员，结果为称职。' } },
    ],
  }
}

function finished({ code }: DemoVillage, now: Instant): Story {
  const meeting = `${code.slice(0, 6)}-${uuidv5('water-assembly', namespace)}`
  return {
    name: 'water-pipes', procedure: 'four-deliberations', steps: [
      {
        who: 'party-secretary', act: 'propose', at: ago(now, 89),
        form: { village: code, title: '村内饮水管网改造', kind: 'public-works', yuan: 160_000, ...held(now, 89, 5, 5, 0), words: '主管道用了二十年，冬天常裂，提议更换。' },
      },
      { who: 'party-secretary', act: 'discuss', at: ago(now, 86), form: { ...held(now, 86, 9, 8, 0), words: '更换主管道一千二百米，公开招标，村集体出款。' } },
      { who: 'party-secretary', act: 'review', at: ago(now, 80), form: { handedOutOn: dayAgo(now, 84), ...held(now, 80, 34, 29, 1), words: '同意方案，建议避开春灌。' } },
      { who: 'village-cadre', act: 'link-resolution', at: ago(now, 72), form: { meeting, item: 1 } },
      { who: 'village-cadre', act: 'publish-resolution', at: ago(now, 72) + 600_000, form: { where: '村委会公开栏', words: '经村民会议表决，改造村内饮水管网，用款不超过十六万元。' } },
      { who: 'system', act: 'end-resolution-board', at: ago(now, 56), form: { deadline: 'resolution-board' } },
      { who: 'village-cadre', act: 'record-payment', at: ago(now, 50), form: { on: dayAgo(now, 50), yuan: 60_000, words: '付施工队材料款，凭证 10 月第 4 号' } },
      { who: 'village-cadre', act: 'record-progress', at: ago(now, 45), form: { words: '主管道换完，正在试压。' } },
      { who: 'village-cadre', act: 'record-payment', at: ago(now, 40), form: { on: dayAgo(now, 40), yuan: 92_000, words: '付施工队工程尾款，凭证 10 月第 11 号' } },
      { who: 'village-cadre', act: 'report-result', at: ago(now, 38), form: { words: '更换主管道一千二百米，试压合格，户户通水。', finance: '决议十六万元，实支十五万二千元，结余八千元留在村集体账上。' } },
      { who: 'village-supervisor', act: 'check', at: ago(now, 37), form: { words: '逐笔核对凭证，账目相符，现场看过。' } },
      { who: 'village-cadre', act: 'publish-result', at: ago(now, 36), form: { where: '村委会公开栏', words: '饮水管网改造完工，实支十五万二千元，逐笔账目附后。' } },
      { who: 'system', act: 'end-result-board', at: ago(now, 20), form: { deadline: 'result-board' } },
    ],
  }
}

function running({ code }: DemoVillage, now: Instant): Story {
  return {
    name: 'square-lamps', procedure: 'four-deliberations', steps: [
      {
        who: 'party-secretary', act: 'propose', at: ago(now, 30),
        form: { village: code, title: '文化广场路灯更换', kind: 'public-works', yuan: 58_000, ...held(now, 30, 5, 5, 0), words: '广场路灯坏了一半，提议换成太阳能灯。' },
      },
      { who: 'party-secretary', act: 'discuss', at: ago(now, 27), form: { ...held(now, 27, 9, 7, 1), words: '换太阳能灯十六盏，公开询价三家。' } },
      { who: 'party-secretary', act: 'review', at: ago(now, 20), form: { handedOutOn: dayAgo(now, 24), ...held(now, 20, 34, 27, 2), words: '同意方案。' } },
      { who: 'village-cadre', act: 'resolve', at: ago(now, 9), form: { body: 'REPRESENTATIVES', authorised: '村民会议授权决定小额公益事项', ...held(now, 10, 30, 26, 2), words: '同意更换，用款不超过五万八千元。' } },
      { who: 'village-cadre', act: 'publish-resolution', at: ago(now, 8), form: { where: '村委会公开栏', words: '经村民代表会议表决，更换文化广场路灯十六盏，用款不超过五万八千元。' } },
    ],
  }
}

function held(now: Instant, daysAgo: number, should: number, present: number, against: number) {
  return { on: dayAgo(now, daysAgo), should, present, yes: present - against, no: against, abstain: 0, signed: '到会的都签了，记录在村委会档案柜' }
}

function actorFor(who: string, village: DemoVillage): Actor {
  if (who === 'system') return system
  const mandate = village.mandates.find((one) => one.username === who)
  if (mandate === undefined) throw new RangeError(`nobody in the demonstration is called ${who}`)
  return underMandate(mandate.person, { id: mandate.id, office: mandate.office, unit: mandate.unit, region: mandate.region })
}
