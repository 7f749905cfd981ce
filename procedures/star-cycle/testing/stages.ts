/** A village's year at each of its stages, by the straightest way. */
import { addDays, dayOf } from '../../../core/time/index.ts'
import { beginCycle, castOf, entitled, morningOf, rated, village, type Around, type CycleStory, type Rated } from './village.ts'

const cast = castOf(village)
export const sitting = (day: string, present: readonly string[] = entitled.slice(0, 4)) => ({ heldOn: day, where: '村委会议室', present, chair: present[0] ?? '', recorder: present[1] ?? '' })

export type Told = CycleStory & { readonly around: Around }
export const fewRated: readonly Rated[] = [rated(1, 7), rated(2, 3), rated(3, 0), rated(4, 6), rated(5, 10, { open: true }), rated(6, 0, { takesPart: false, decided: false, state: 'OUT' })]

export function launched(settings: Parameters<typeof beginCycle>[0] = {}): Told {
  const blank = beginCycle(settings)
  return told(blank.after(cast.county, 'launch', { village, year: 2026, selfUntil: '2026-03-31', basis: '县文明办安排' }), blank.around)
}

export function inPeer(): Told {
  const { around, ...story } = launched()
  return told(story.at(morningOf('2026-04-01')).after(cast.cadre, 'begin-peer-review'), around)
}

export function inVote(ratings: readonly Rated[] = fewRated): Told {
  const { around, ...story } = inPeer()
  around.ratings = ratings
  return told(story.at(morningOf('2026-04-10')).after(cast.secretary, 'open-meeting', sitting('2026-04-10')), around)
}

export function inNotice(ratings: readonly Rated[] = fewRated): Told {
  const { around, ...story } = inVote(ratings)
  return told(story.at(morningOf('2026-04-13')).after(cast.cadre, 'publish', { days: 15, where: '村口公示栏' }), around)
}

/** With the board up on the day of the notice. */
export function noticeOver(ratings: readonly Rated[] = fewRated): Told {
  const { around, ...story } = inNotice(ratings)
  const hung = story.after(cast.supervisor, 'confirm-board', { on: '2026-04-13', where: '村口公示栏' })
  return told(hung.at(morningOf(hung.dossier.file.notice?.until ?? '')).after(cast.cadre, 'end-notice'), around)
}

export function active(ratings: readonly Rated[] = fewRated): Told {
  const { around, ...story } = noticeOver(ratings)
  return told(story.after(cast.cadre, 'award', { heldOn: dayOf(story.now), where: '村文化广场' }), around)
}

export function later(story: Told, days: number): Told {
  return told(story.at(morningOf(addDays(dayOf(story.now), days))), story.around)
}

export function told(story: CycleStory, around: Around): Told {
  return { ...story, around }
}
