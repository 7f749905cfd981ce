/**
 * The bodies of the demonstration village at work: meetings in three states and three families' occasions, through the one door, at the times
 * at which they would have been. Invented, and harmless to repeat.
 */
import { v5 as uuidv5 } from 'uuid'
import { asVillager, underMandate, type Actor } from '../../core/procedure/actor.ts'
import { addDays, dayOf, instantOf, msPerDay, msPerHour, type Instant } from '../../core/time/index.ts'
import type { DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'

const namespace = '5c1f4a70-8f5f-4a0d-9a52-0b2f5a8e6d11'

type Told = { readonly who: string; readonly act: string; readonly form: object; readonly at: Instant }
type Story = { readonly name: string; readonly procedure: 'body-meeting' | 'family-occasion'; readonly steps: readonly Told[] }

/** Answers how many acts were done; zero when they were there before. */
export async function seedDemoBodies(door: Door, village: DemoVillage, now: Instant): Promise<number> {
  const stories = [...meetings(village, now), ...occasions(village, now)]
  const county = Number(village.code.slice(0, 6))
  const last = uuidv5(stories.at(-1)?.name ?? '', namespace)
  const there = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id').where('county', '=', county).where('id', '=', last).executeTakeFirst())
  if (there !== undefined) return 0
  let done = 0
  for (const { name, procedure, steps } of stories) {
    const dossier = { county, id: uuidv5(name, namespace) }
    for (const [index, { who, act, form, at }] of steps.entries()) {
      await perform({ ...door, clock: () => at }, {
        act: { id: uuidv5(`${name}:${index}`, namespace), act, form, channel: index === 0 && procedure === 'family-occasion' ? 'portal' : 'console', occurredAt: at, ...(index === 0 ? {} : { seen: index }) },
        dossier, actor: actorFor(who, village), ...(index === 0 ? { procedure } : {}),
      })
      done += 1
    }
  }
  return done
}

function meetings({ code, mandates }: DemoVillage, now: Instant): readonly Story[] {
  const call = (body: string, day: string, agenda: readonly object[]) => ({ body: `${code}:${body}`, village: code, day, time: '19:30', place: '村委会会议室', agenda })
  const present = (body: string, without = '') => mandates.filter(({ unit, username }) => unit === `${code}:${body}` && username !== without).map(({ person }) => person)
  const evening = (daysAgo: number) => instantOf(addDays(dayOf(now), -daysAgo), 19 * 60 + 30)
  const vote = (item: number, yes: number, abstain: number, words: string) => ({ item, outcome: 'VOTED', yes, no: 0, abstain, words })
  return [
    {
      name: 'virtue-meeting', procedure: 'body-meeting', steps: [
        {
          who: 'virtue-chair', act: 'call', at: evening(12) - 5 * msPerDay,
          form: call('virtue-council', dayOf(evening(12)), [{ kind: 'good-deed', title: '认定救助落水孩子的好人好事', publish: true }, { kind: 'own-work', title: '年底星级互评的分工' }]),
        },
        { who: 'virtue-chair', act: 'open', at: evening(12), form: { present: present('virtue-council', 'virtue-member-3') } },
        { who: 'virtue-recorder', act: 'settle', at: evening(12) + 30 * 60_000, form: vote(1, 4, 0, '情况属实，认定为好人好事，上善行义举榜。') },
        { who: 'virtue-recorder', act: 'settle', at: evening(12) + 50 * 60_000, form: vote(2, 3, 1, '按网格分成五组，每组一人记录。') },
        { who: 'virtue-recorder', act: 'write-minutes', at: evening(11), form: { words: '应到五人，实到四人，合乎规定。认定好人好事一件；年底互评按网格分组。' } },
        ...['virtue-chair', 'virtue-member-1', 'virtue-member-2'].map((who, nth) => ({ who, act: 'confirm', at: evening(10) + nth * msPerHour, form: {} })),
        { who: 'virtue-recorder', act: 'publish', at: evening(9), form: { where: '村务公开栏', words: '道德评议会认定好人好事一件：救助落水孩子。' } },
      ],
    },
    {
      name: 'occasions-meeting', procedure: 'body-meeting', steps: [
        { who: 'occasions-chair', act: 'call', at: evening(3) - 4 * msPerDay, form: call('occasions-council', dayOf(evening(3)), [{ kind: 'occasion-guide', title: '桌椅碗筷怎么借、怎么还' }]) },
        { who: 'occasions-chair', act: 'open', at: evening(3), form: { present: present('occasions-council') } },
        { who: 'occasions-recorder', act: 'settle', at: evening(3) + 40 * 60_000, form: vote(1, 5, 0, '两家同时用的，白事先用；用完洗净点数归还。') },
        { who: 'occasions-recorder', act: 'write-minutes', at: evening(2), form: { words: '五人全到。定了桌椅碗筷借还办法，先急后缓。' } },
        { who: 'occasions-member-1', act: 'confirm', at: evening(2) + msPerHour, form: {} },
      ],
    },
    {
      name: 'council-meeting', procedure: 'body-meeting', steps: [
        {
          who: 'council-chair', act: 'call', at: now - 2 * msPerDay,
          form: call('villagers-council', addDays(dayOf(now), 4), [{ kind: 'deliberation', title: '村口路灯装在哪几处', publish: true }, { kind: 'points-catalogue', title: '志愿服务记分怎么算' }]),
        },
      ],
    },
  ]
}

function occasions({ code }: DemoVillage, now: Instant): readonly Story[] {
  const day = (after: number) => addDays(dayOf(now), after)
  return [
    {
      name: 'funeral', procedure: 'family-occasion', steps: [
        { who: 'villager-2', act: 'report', at: now - 20 * msPerDay, form: { kind: 'FUNERAL', day: day(-18), village: code, wishes: ['VENUE', 'PEOPLE'], visitWelcome: true } },
        { who: 'occasions-chair', act: 'answer', at: now - 20 * msPerDay + msPerHour, form: { helpers: '理事会来四个人，今天下午到，先搭灵棚。' } },
        { who: 'occasions-member-1', act: 'record-visit', at: now - 19 * msPerDay, form: { words: '灵棚搭好，桌椅送到。' } },
        { who: 'villager-2', act: 'declare-simple', at: now - 18 * msPerDay, form: {} },
        { who: 'occasions-chair', act: 'record', at: now - 16 * msPerDay, form: { doneOn: day(-18), words: '三天办完，没有请乐队。' } },
      ],
    },
    {
      name: 'wedding', procedure: 'family-occasion', steps: [
        { who: 'villager', act: 'report', at: now - 6 * msPerDay, form: { kind: 'WEDDING', day: day(24), tables: 16, village: code, wishes: ['TABLEWARE', 'COOKS'], words: '想借村里的桌椅。' } },
        { who: 'occasions-member-2', act: 'answer', at: now - 5 * msPerDay, form: { helpers: '帮厨找好了三个人，桌椅提前一天送到。' } },
      ],
    },
    { name: 'second-wedding', procedure: 'family-occasion', steps: [{ who: 'elder', act: 'report', at: now - 3 * msPerHour, form: { kind: 'WEDDING', day: day(40), village: code, wishes: ['VENUE'], words: '孙女出嫁，想在文化广场办。' } }] },
  ]
}

function actorFor(who: string, village: DemoVillage): Actor {
  const mandate = village.mandates.find((one) => one.username === who)
  if (mandate !== undefined) return underMandate(mandate.person, { id: mandate.id, office: mandate.office, unit: mandate.unit, region: mandate.region })
  const account = village.accounts.find((one) => one.username === who)
  if (account === undefined) throw new RangeError(`nobody in the demonstration is called ${who}`)
  return asVillager(account.person)
}
