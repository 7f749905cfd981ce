/**
 * Plays the stories of the demonstration village through the one door, in the order of their times and with the timers running,
 * as the months would have gone. Deterministic apart from the day it is done; harmless to repeat.
 */
import { v5 as uuidv5 } from 'uuid'
import { asVillager, underMandate, type Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { addDays, closingMinute, dayOf, instantOf, isWorkday, minuteOfDay, msPerDay, msPerHour, nextWorkday, workdayOnOrAfter, type Day, type Instant, type WorkingCalendar } from '../../core/time/index.ts'
import { placeIn, randomFrom, type DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'
import { loadCalendar } from '../../server/calendar/index.ts'
import { fireDue } from '../../server/time/index.ts'
import { stories, type Step, type Story } from './stories.ts'

const namespace = '3b0f1d1e-6a55-4b7e-8a0f-1c5f0b6b2a77'
const opening = 9 * 60

type Planned = { readonly story: number; readonly step: number; readonly at: Instant; readonly act: string; readonly who: string; readonly form: Record<string, unknown> }

/** Answers how many acts were done; zero when the stories were there before. */
export async function seedDemoCases(door: Door, village: DemoVillage, today: Instant): Promise<number> {
  const county = Number(village.code.slice(0, 6))
  if (await isThere(door, county)) return 0
  const calendar = await door.database.transaction({ role: 'system' }, (transaction) => loadCalendar(transaction, county))
  const plan = stories.flatMap((story, index) => planOf(story, index, village, today, calendar)).toSorted((a, b) => a.at - b.at || a.story - b.story || a.step - b.step)
  let now = plan[0]?.at ?? today
  const past: Door = { ...door, clock: () => now }
  for (const one of plan) {
    now = await letTimersRun(past, now, Math.max(one.at, now), (moment) => { now = moment })
    const dossier = { county, id: uuidv5(`story:${one.story}`, namespace) }
    await perform(past, {
      act: { id: uuidv5(`story:${one.story}:${one.step}`, namespace), act: one.act, form: one.form, channel: one.step === 0 ? 'portal' : 'console', occurredAt: now, ...(one.step === 0 ? {} : { seen: await seen(door, dossier.id) }) },
      dossier, actor: actorFor(one.who, village), ...(one.step === 0 ? { procedure: 'grid-case' } : {}),
    }).catch((error: unknown) => {
      throw error instanceof Refused ? new Error(`story ${one.story}, step ${one.step} (${one.who} ${one.act}): ${error.message}`, { cause: error }) : error
    })
  }
  await letTimersRun(past, now, today, (moment) => { now = moment })
  return plan.length
}

/** What fell due in between happens at its own moment: reminders, overdue notes, archiving. */
async function letTimersRun(door: Door, from: Instant, to: Instant, setClock: (now: Instant) => void): Promise<Instant> {
  for (let due = await nextWake(door, to); due !== null; due = await nextWake(door, to)) {
    setClock(Math.max(due, from))
    if (await fireDue(door) === 0) break
  }
  setClock(to)
  return to
}

async function nextWake(door: Door, until: Instant): Promise<Instant | null> {
  const row = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('deadlines').select('fire_at')
    .where('fire_at', '<=', new Date(until)).where('tries', '=', 0).orderBy('fire_at').limit(1).executeTakeFirst())
  return row?.fire_at?.getTime() ?? null
}

async function seen(door: Door, dossier: string): Promise<number> {
  const row = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('sequence').where('id', '=', dossier).executeTakeFirstOrThrow())
  return row.sequence
}

async function isThere(door: Door, county: number): Promise<boolean> {
  const last = uuidv5(`story:${stories.length - 1}`, namespace)
  return await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('id')
    .where('county', '=', county).where('id', '=', last).executeTakeFirst()) !== undefined
}

function planOf(story: Story, index: number, village: DemoVillage, today: Instant, calendar: WorkingCalendar): Planned[] {
  const random = randomFrom(index + 1)
  const begun = Math.min(instantOf(firstDayOf(story, dayOf(today), calendar), opening + (index * 37) % 180), today - (stories.length - index) * 60_000)
  const grid = story.grid === null ? undefined : village.grids[story.grid]
  const at = grid === undefined || story.where === '' ? null : placeIn(random, grid)
  const report = {
    category: story.category, description: story.description, village: village.code, visibility: 'CENTER_ONLY', source: story.source ?? 'VILLAGER',
    ...(story.against === undefined ? {} : { against: story.against }),
    ...(grid === undefined ? {} : { grid: grid.code }), ...(story.where === '' ? {} : { where: story.where }),
    ...(at === null ? {} : { lon: at[0], lat: at[1], crs: 'CGCS2000' }),
  }
  const planned: Planned[] = [{ story: index, step: 0, at: begun, act: 'report', who: story.reporter, form: report }]
  for (const [position, step] of story.steps.entries()) {
    const previous = planned.at(-1)?.at ?? begun
    const moment = isOffice(step.who) ? intoOfficeHours(previous + step.after * msPerHour, calendar) : previous + step.after * msPerHour
    if (moment >= today) break
    planned.push({ story: index, step: position + 1, at: moment, act: step.act, who: step.who, form: withDays(step, moment, calendar) })
  }
  return planned
}

/** So long ago that the offices had their usual share of working days since: a long holiday would swallow the story's end otherwise. */
function firstDayOf({ daysAgo }: Story, today: Day, calendar: WorkingCalendar): Day {
  const wanted = Math.floor(daysAgo * 5 / 7)
  let day = today
  for (let ago = 0, worked = 0; ago < daysAgo || worked < wanted; ago++) {
    day = addDays(day, -1)
    if (isWorkday(day, calendar)) worked++
  }
  return day
}

/** A day written `+60` is sixty days after the step, `+4w` four working days. */
function withDays({ form }: Step, at: Instant, calendar: WorkingCalendar): Record<string, unknown> {
  return Object.fromEntries(Object.entries(form).map(([key, value]) => [key, typeof value === 'string' ? dayAfter(value, at, calendar) ?? value : value]))
}

function dayAfter(text: string, at: Instant, calendar: WorkingCalendar): string | null {
  const [, count, unit] = /^\+(\d+)(w?)$/.exec(text) ?? []
  if (count === undefined) return null
  if (unit !== 'w') return addDays(dayOf(at), Number(count))
  return Array.from({ length: Number(count) }).reduce<string>((day) => nextWorkday(day, calendar), dayOf(at))
}

function intoOfficeHours(at: Instant, calendar: WorkingCalendar): Instant {
  const day = dayOf(at)
  const minute = minuteOfDay(at)
  if (isWorkday(day, calendar) && minute >= opening && minute < closingMinute(calendar)) return at
  const next = isWorkday(day, calendar) && minute < opening ? day : workdayOnOrAfter(dayOf(at + msPerDay), calendar)
  return instantOf(next, opening + (Math.floor(at / 60_000) % 90))
}

function isOffice(who: string): boolean {
  return !['villager', 'villager-2', 'elder'].includes(who)
}

function actorFor(who: string, village: DemoVillage): Actor {
  const mandate = village.mandates.find((one) => one.username === who)
  if (mandate !== undefined) return underMandate(mandate.person, { id: mandate.id, office: mandate.office, unit: mandate.unit, region: mandate.region })
  const account = village.accounts.find((one) => one.username === who)
  if (account === undefined) throw new RangeError(`nobody in the demonstration is called ${who}`)
  return asVillager(account.person)
}
