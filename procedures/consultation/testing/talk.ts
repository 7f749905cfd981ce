/** Consultations of the hall's invented village, and what is said to one of them on line. */
import { opinionKey } from '../../../core/consultation/index.ts'
import { asVillager } from '../../../core/procedure/actor.ts'
import type { KnownShown } from '../../../core/procedure/procedure.ts'
import { fitting, omitted, type Choose } from '../../../core/procedure/testing/forms.ts'
import { person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { addDays, dayOf } from '../../../core/time/index.ts'
import { at, cast, elsewhere, village } from '../../village-meeting/testing/hall.ts'
import { consultationOpinion, defaultSettings as opinionSettings, type OpinionFile } from '../../consultation-opinion/consultation-opinion.procedure.ts'
import type { ConsultationFile } from '../consultation-file.ts'
import { consultation, defaultSettings } from '../consultation.procedure.ts'

export { at, cast, elsewhere, village }
export type TalkStory = Story<ConsultationFile>
export type OpinionStory = Story<OpinionFile>
export const morning = at('2026-11-23 09:00')
export const consultationName = `140423-${person(700)}`

/** @param members what opinions on it show, for the count */
export function beginTalk(members: readonly KnownShown[] = [], now = morning): TalkStory {
  const world: World = {
    procedure: consultation, calendar, settings: defaultSettings,
    known: () => ({ ...nothingKnown, regions: new Map([[village, { kind: 'statutory' }]]), members: members.map((one, nth) => ({ ...one, dossier: `140423-${person(800 + nth)}` })) }),
  }
  return begin<ConsultationFile>(world, { county: 140423, id: person(700) }, now)
}

export const topicOf = (more: object = {}) => ({ village, topic: '村口路灯装在哪里', words: '晚上黑，想听听大家装在哪里好', way: 'TALK', participants: '沿街各户、供电所的人', day: '2026-11-30', place: '村委会', ...more })
export const online = (more: object = {}) => topicOf({ way: 'ONLINE', place: '', ...more })
export const called = () => beginTalk().after(cast.cadre, 'call', topicOf())
export const heard = () => called().at(at('2026-11-30 20:00')).after(cast.cadre, 'hear', { on: '2026-11-30', present: 23, words: '多数想装在学校门口', record: '李演示记录，档案柜' })
export const settlement = (more: object = {}) => ({ words: '学校门口装三盏', answers: '提到桥头的，明年再装', who: '村委会', until: '2026-12-31', ...more })
export const settled = () => heard().after(cast.cadre, 'settle', settlement())
export const board = { where: '村委会公开栏', words: '学校门口装三盏路灯' }

export const speaker = asVillager(person(50))
export const other = asVillager(person(51))
export const household = person(70)

export function beginOpinion(shown: Partial<KnownShown> = {}, now = morning, who = speaker): OpinionStory {
  const found = { procedure: 'consultation', state: 'OPEN', shown: { village, topic: '村口路灯装在哪里', way: 'ONLINE' }, ...shown }
  const world: World = {
    procedure: consultationOpinion, calendar, settings: opinionSettings,
    known: () => ({
      ...nothingKnown, shown: new Map([[consultationName, found]]),
      people: new Map([[person(50), { id: person(50), name: '张演示', gender: 1, bornOn: '1960-01-01', hukouVillage: village, residenceVillage: village, group: '', nearRelatives: [] }]]),
      households: new Map([[household, {
        id: household, village, basis: 'residence', endedOn: null, head: null, headName: '', group: '', nearRelatives: [],
        members: [{ person: person(50), bornOn: '1960-01-01', adult: true }, { person: person(52), bornOn: '2015-01-01', adult: false }],
      }]]),
    }),
  }
  return begin<OpinionFile>(world, opinionKey(consultationName, who.person ?? ''), now)
}
export const sayOf = (more: object = {}) => ({ village, consultation: consultationName, household, words: '装在学校门口', named: false, ...more })

/** Forms that mostly fit, and now and then do not. */
export function talkForm({ dossier: { file }, now }: TalkStory, act: string, choose: Choose, timer?: string): object {
  const today = dayOf(now)
  switch (act) {
    case 'call': return choose(2) === 0 ? online({ day: addDays(today, choose(20)) }) : topicOf({ day: addDays(today, choose(10)) })
    case 'postpone': return { day: addDays(file.day, choose(8)), reason: '下雨' }
    case 'hear': return { on: choose(6) === 0 ? addDays(today, 1) : today, present: 1 + choose(40), words: '各人说了各人的', record: '档案柜' }
    case 'settle': return settlement({ until: addDays(today, choose(30)), ...(choose(9) === 0 ? { words: '找张演示 13800138000' } : {}) })
    default: return fitting(consultation.acts[act]?.form ?? noAct(act), choose, (field) => (field === 'files' ? omitted : field === 'deadline' ? timer ?? 'settle' : undefined)) as object
  }
}

function noAct(act: string): never {
  throw new RangeError(`no act ${act}`)
}
