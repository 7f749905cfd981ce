/** A year's appraisal in the hall's invented village, with one appraisal before it that may have found somebody unfit. */
import { appraisalKey, nameOfAppraisal, type AppraisalShown, type Mark } from '../../../core/appraisal/index.ts'
import { inOffice, person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { fitting, omitted, type Choose } from '../../../core/procedure/testing/forms.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { addDays, dayOf } from '../../../core/time/index.ts'
import { at, cast as hall, village, type Around } from '../../village-meeting/testing/hall.ts'
import type { AppraisalFile } from '../appraisal-file.ts'
import { appraisal } from '../appraisal.procedure.ts'
import { defaultSettings, type AppraisalSettings } from '../settings.ts'

export type AppraisalStory = Story<AppraisalFile>
export { at, village }
export const year = 2026
export const which = { village, year, nth: 1 }
export const lastYear = nameOfAppraisal({ village, year: 2025, nth: 1 })
export const cast = { ...hall, second: inOffice(person(9), 'VILLAGE_SUPERVISOR', village, 'supervision') } as const
export const [chair, member, helper] = [person(1), person(20), person(21)] as const

/** @param around what other dossiers show */
export function beginAppraisal(around: Around = new Map(), settings: Partial<AppraisalSettings> = {}, now = at('2026-11-02 09:00')): AppraisalStory {
  const world: World = {
    procedure: appraisal, calendar, settings: { ...defaultSettings, ...settings },
    known: () => ({
      ...nothingKnown, shown: around, regions: new Map([[village, { kind: 'statutory' }]]),
      mandates: [{ person: chair, office: 'VILLAGE_CADRE', unit: null, region: village }, { person: member, office: 'VILLAGE_CADRE', unit: null, region: village }],
      people: new Map([chair, member, helper, person(3)].map((id, at_) => [id, {
        id, name: `张演示${at_ + 1}`, gender: 1, bornOn: '1980-01-01', hukouVillage: village, residenceVillage: village, group: '', nearRelatives: [],
      }])),
    }),
  }
  return begin<AppraisalFile>(world, appraisalKey(which), now)
}

export const subjects = [{ person: chair, post: 'CHAIR' }, { person: member, post: 'MEMBER' }, { person: helper, post: 'EMPLOYED' }]
export const noticeOf = (more: object = {}) => ({ meeting: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', day: '2026-11-10', time: '19:00', place: '村委会会议室', subjects, ...more })
export const announceOf = (more: object = {}) => ({ ...which, ...noticeOf(more) })
const good = { excellent: 12, competent: 6, basic: 2, incompetent: 3, invalid: 1 }
const bad = { excellent: 2, competent: 3, basic: 4, incompetent: 15, invalid: 0 }
export const countOf = (unfit: readonly string[] = [], more: object = {}) => ({
  should: 30, present: 25, issued: 25, collected: 24, papers: subjects.map((one) => ({ person: one.person, ...(unfit.includes(one.person) ? bad : good) })), tellers: '李演示计票，王演示监票', record: '档案柜', ...more,
})

/** What an appraisal before shows of the verdict on each. */
export function earlierOf(verdicts: Readonly<Record<string, Mark>>, confirmed = true): AppraisalShown {
  return {
    village, year: 2025, nth: 1, meeting: 'REPRESENTATIVES', heldOn: '2025-11-10', confirmed, should: 30, present: 25, collected: 24, board: null,
    judged: Object.entries(verdicts).map(([one, verdict]) => ({ person: one, name: '', post: 'MEMBER', papers: good, verdict, twice: false, before: '' })),
  }
}

export const around = (shown: AppraisalShown, state = 'CLOSED'): Around => new Map([[lastYear, { procedure: 'appraisal', state, shown: { ...shown } as never }]])
export const announced = (before: Around = new Map()) => beginAppraisal(before).after(cast.supervisor, 'announce', announceOf())
export const counted = (unfit: readonly string[] = [], before: Around = new Map()) => announced(before).at(at('2026-11-10 21:00')).after(cast.supervisor, 'record', countOf(unfit))
export const confirmed = (unfit: readonly string[] = [], before: Around = new Map()) => counted(unfit, before).after(cast.second, 'confirm', { words: '和计票单一致' })

/** Forms that mostly fit, and now and then do not. */
export function yearForm({ dossier: { file }, now }: AppraisalStory, act: string, choose: Choose, timer?: string): object {
  const days = () => addDays(dayOf(now), choose(14))
  switch (act) {
    case 'note-missing': return which
    case 'announce': case 'announce-late': {
      const assembly = choose(3) === 0
      const form = { ...noticeOf({ day: days(), ...(choose(2) === 0 ? { urgent: '事情等不得' } : {}) }), ...(assembly ? { meeting: 'ASSEMBLY', basis: choose(5) === 0 ? 'REPRESENTATIVES' : 'ADULTS' } : {}), ...(choose(6) === 0 ? { subjects: subjects.slice(1) } : {}) }
      return act === 'announce' ? { ...which, ...form } : form
    }
    case 'postpone': return { day: days(), time: '09:00', place: '村委会', reason: '下雨', ...(choose(2) === 0 ? { urgent: '日子都定了' } : {}) }
    case 'lapse': return { should: 30, present: choose(30), reason: '改天再评' }
    case 'record': {
      const collected = 20 + choose(5)
      const share = () => { const unfit = choose(collected + 1); return { excellent: collected - unfit, competent: 0, basic: 0, incompetent: unfit, invalid: 0 } }
      return { ...countOf(), present: 22 + choose(4), issued: 22 + choose(4), collected, papers: file.subjects.map((one) => ({ person: one.person, ...share() })) }
    }
    default: return fitting(appraisal.acts[act]?.form ?? announceForm(act), choose, (field) => (field === 'files' ? omitted : field === 'deadline' ? timer ?? 'hold' : undefined)) as object
  }
}

function announceForm(act: string): never {
  throw new RangeError(`no act ${act}`)
}

