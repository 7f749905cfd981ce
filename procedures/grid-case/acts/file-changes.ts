/** What acts do to the file, and what they work out for it: named once, used by several acts. */
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { addDays, reworkBudget, type Budget } from '../../../core/time/index.ts'
import { namesSomebody, saidOf, type Against } from '../against.ts'
import { dispatchLevels, type CaseFile, type DispatchLevel, type Priority, type Supervision, type Whistle } from '../case-file.ts'
import type { CaseSettings, Category } from '../settings.ts'

export function limitsOf(priority: Priority, settings: CaseSettings): { sign: Budget; handle: Budget } {
  const { sign, handle } = settings.limits[priority]
  return { sign, handle }
}

/** A complaint or a clue: whoever brings it is known to the centre at most, even where the reporter chose more. */
export function isTipOff(category: Category | undefined, against: Against | undefined): boolean {
  return namesSomebody(against) || (category?.confidential === true && category.startsAt !== 'VILLAGE')
}

/** Where somebody is named in words nobody can be looked up: then it passes the village by, where they most likely sit. */
export function lowestLevel(category: Category | undefined, against: Against | undefined): DispatchLevel {
  return higherLevel(category?.startsAt ?? 'VILLAGE', saidOf(against).words === '' ? 'VILLAGE' : 'TOWN')
}

export function higherLevel(one: DispatchLevel, other: DispatchLevel): DispatchLevel {
  return dispatchLevels.indexOf(one) >= dispatchLevels.indexOf(other) ? one : other
}

/** Reported for the numbers? Only a hint that keeps it out of the statistics; the matter itself is handled like any other. */
export function suspicionOf({ alikeBefore, photosBefore }: JsonObject, settings: CaseSettings): 'many' | 'photos' | null {
  if (photosBefore === true) return 'photos'
  return typeof alikeBefore === 'number' && alikeBefore >= settings.bulkPerDay ? 'many' : null
}

/** A dispatch past the township is copied to it, unless it is what the matter complains about. */
export function copiedUnits(village: string, lead: string, file: CaseFile): string[] {
  const town = `${village.slice(0, 9)}:government`
  return lead.startsWith(village.slice(0, 9)) || file.confidential || file.against.units.includes(town) ? [] : [town]
}

export function suggestedUnits(file: CaseFile, village: string, settings: CaseSettings): string[] {
  const length = { CITY: 4, COUNTY: 6, TOWN: 9, VILLAGE: 12, GRID: 15 } as const
  return (settings.categories[file.category]?.leads ?? []).map((post) => `${village.slice(0, length[post.level])}:${post.function}`)
}

/** A fixed draw from the dossier's own id: nobody can choose it, and anybody can check it. */
export function isSpotChecked(id: string, percent: number): boolean {
  return Number.parseInt(id.slice(-6), 16) % 100 < percent
}

export function reworkFacts(file: CaseFile, settings: CaseSettings, calendar: Parameters<typeof reworkBudget>[1], today: string) {
  const original = settings.limits[file.priority].handle
  const count = file.reworks + 1
  return {
    handle: reworkBudget(original, calendar, { percent: settings.reworkPercent, leastHours: 4 }),
    supervise: count >= settings.reworksUntilSupervision ? addDays(today, settings.supervisionAnswerDays) : null, on: today,
  }
}

export function reworked(file: CaseFile, facts: { readonly [key: string]: unknown }): CaseFile {
  const answerBy = facts['supervise'] as string | null
  return {
    ...file, reworks: file.reworks + 1, limits: { ...file.limits, handle: facts['handle'] as Budget }, verifier: null,
    supervisions: answerBy === null ? file.supervisions : [...file.supervisions, supervision('TOWN', `返工 ${file.reworks + 1} 次，自动督办`, answerBy, facts['on'])],
  }
}

export function reopened(file: CaseFile): CaseFile {
  return {
    ...file, closedAt: null, result: null, lead: null, joint: [], gridTask: false, formerLeads: withUnit(file.formerLeads, file.lead), verifier: null,
    contact: { ...file.contact, reached: false, misses: 0 }, evaluation: null,
  }
}

/** @param askedOn the day it was issued; not in records of version 1 */
export function supervision(level: DispatchLevel, requirement: string, answerBy: string, askedOn: unknown): Supervision {
  return { level, requirement, answerBy, answer: null, lifted: false, ...(typeof askedOn === 'string' ? { askedOn } : {}) }
}

export function onLastWhistle(file: CaseFile, change: (whistle: Whistle) => Whistle): CaseFile {
  return { ...file, whistles: file.whistles.map((one, index) => (index === file.whistles.length - 1 ? change(one) : one)) }
}

export function levelOfOffice(office: string): DispatchLevel {
  return office === 'CITY_CENTER' ? 'CITY' : office === 'COUNTY_CENTER' ? 'COUNTY' : 'TOWN'
}

export function daysUntil(today: string, day: string): number {
  return Math.max(1, Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000))
}

export function withPerson(file: CaseFile, person: string | null): readonly string[] {
  return person === null || file.handlers.includes(person) ? file.handlers : [...file.handlers, person]
}

export function withUnit(units: readonly string[], unit: string | null): readonly string[] {
  return unit === null || units.includes(unit) ? units : [...units, unit]
}
