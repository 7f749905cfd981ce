/** Stories brought to a certain point, for tests that start there: a pothole (0201) unless said otherwise. */
import { addDays, dayOf } from '../../../core/time/index.ts'
import type { CaseSettings } from '../settings.ts'
import { beginCase, castOf, monday, type CaseStory } from './village.ts'

export const village = '140423100299'
export const cast = castOf(village)
export const unit = {
  transport: '140423:transport', water: '140423:water', town: '140423100:government', committee: `${village}:committee`, police: '140423100:police',
  verification: '140423:verification', center: '140423:center', cityCenter: '1404:center', mediation: `${village}:mediation`, resources: '140423:natural-resources',
} as const

const id = '0198c000-0000-4000-8000-0000000000ff'

export function report(form: object = {}, settings: Partial<CaseSettings> = {}): CaseStory {
  return beginCase(village, id, monday, settings).after(cast.villager, 'report', { ...pothole, ...form })
}

export const pothole = { category: '0201', description: '村口路面塌了一块', village, grid: `${village}001`, where: '村口', visibility: 'CENTER_ONLY', source: 'VILLAGER' }

/** Accepted by the township. */
export function accepted(form: object = {}, settings: Partial<CaseSettings> = {}): CaseStory {
  const story = report(form, settings)
  const { level } = story.dossier.file
  return level === 'VILLAGE' ? story.after(cast.cadre, 'pass-up', { reason: '要乡镇协调' }).after(cast.town, 'accept') : story.after(level === 'TOWN' ? cast.town : cast.county, 'accept')
}
export function dispatched(settings: Partial<CaseSettings> = {}): CaseStory {
  return accepted({}, settings).after(cast.town, 'dispatch', { lead: unit.transport })
}
export function handling(settings: Partial<CaseSettings> = {}): CaseStory {
  return dispatched(settings).after(cast.transport, 'sign')
}
export function fedBack(story = handling(), handler = cast.transport): CaseStory {
  return story.after(handler, 'feedback', { result: '已经填补路面并压实', solved: 'YES' })
}
export function verifying(story = handling(), handler = cast.transport): CaseStory {
  return fedBack(story, handler).after(cast.verifier, 'begin-verification')
}
export function closed(story = handling()): CaseStory {
  return verifying(story).after(cast.verifier, 'pass-verification', { conclusion: '现场看过，路面平整' })
}
/** Sent back once more by the verifier and taken up again. */
export function reworked(story = handling(), handler = cast.transport): CaseStory {
  return verifying(story, handler).after(cast.verifier, 'fail-verification', { conclusion: '还有坑' }).after(handler, 'restart')
}
export function suspended(days = 30): CaseStory {
  const story = handling()
  return story.after(cast.transport, 'ask-suspension', { reason: 'FUNDING', words: '要立项', reviewOn: addDays(dayOf(story.now), days) }).after(cast.town, 'approve-suspension', { reason: '属实' })
}
