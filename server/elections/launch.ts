/** Before an election is launched in a village: the days that law asks for, and what of the province's rules nobody has confirmed and so blocks a real one. */
import {
  calendarOf, faultOfElectionCalendar, rollNoticeDays, ruleSources, sourceInWords, steps, unconfirmedRules, type RuleKey,
} from '../../core/election/index.ts'
import type { Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { addDays, dayOf, parseDay, weekdayOf, yearOf, type Day, type WorkingCalendar } from '../../core/time/index.ts'
import type { ElectionLaunch } from '../../core/view/elections.ts'
import { electedNow, type ElectionFile } from '../../procedures/village-election/election-file.ts'
import { firstRehearsal } from '../../procedures/village-election/names.ts'
import { rulesIn, type ElectionSettings } from '../../procedures/village-election/settings.ts'
import { states, type ElectionState } from '../../procedures/village-election/states.ts'
import { titleOf } from '../../procedures/village-election/texts.zh.ts'
import { villageElection } from '../../procedures/village-election/village-election.procedure.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { findRegion } from '../registry/index.ts'

export function mayLaunchHere(office: Office): boolean {
  return office === 'TOWN_DISPATCHER' || office === 'CIVIL_AFFAIRS'
}

type Asked = { readonly village: string; readonly office: Office; readonly day: string | null }

export async function launchOf(transaction: Transaction, door: Pick<Door, 'calendars' | 'clock' | 'settings'>, { village, office, day }: Asked): Promise<ElectionLaunch & { steps: object[] }> {
  const region = await findRegion(transaction, { level: 'VILLAGE', code: village })
  if (region === null) throw new Refused({ code: 'region-unknown', sentence: '没有这个村，请从辖区的名单里选。', cause: `no village ${village}` })
  const county = Number(village.slice(0, 6))
  const now = door.clock()
  const today = dayOf(now)
  const calendar = await door.calendars.of(transaction, county, now)
  const { contents } = await door.settings.inForce(transaction, villageElection, county)
  const { province } = contents as ElectionSettings
  const suggestedDay = suggestedFrom(today, calendar)
  const wanted = day === null ? suggestedDay : parseDay(day) ?? suggestedDay
  const rows = await transaction.selectFrom('dossiers').select(['county', 'id', 'state', 'file']).where('county', '=', county).where('procedure', '=', 'village-election')
    .where('village', '=', Number(village)).orderBy('id').limit(300).execute()
  const held = rows.map((row) => ({ row, file: row.file as unknown as ElectionFile }))
  const last = held.findLast(({ row, file }) => ['DECIDED', 'HANDED_OVER', 'ARCHIVED'].includes(row.state) && !file.rehearsal)?.file
  const lastTerm = held.findLast(({ row, file }) => ['DECIDED', 'HANDED_OVER', 'ARCHIVED'].includes(row.state) && file.run === 0)?.file
  const term = yearOf(wanted)
  const inTerm = held.filter(({ file }) => file.term === term)
  const blocked = (purpose: 'election' | 'by-election') => new Set<RuleKey>(unconfirmedRules(province, purpose))
  const [election, byElection] = [blocked('election'), blocked('by-election')]
  return {
    village, villageName: region.shortName, today, term, mayLaunch: mayLaunchHere(office), sitting: last === undefined ? [] : electedNow(last).map(({ person, name, post }) => ({ person, name, post })),
    termBeganOn: lastTerm === undefined || lastTerm.decidedAt === null ? null : dayOf(lastTerm.decidedAt), earliestDay: earliestFrom(today, calendar), suggestedDay,
    runs: inTerm.map(({ row, file }) => ({ id: dossierName(row), run: file.run, title: titleOf({ file }), stateName: states[row.state as ElectionState].name })),
    next: { byElection: nextRun(inTerm.map(({ file }) => file.run), 1, firstRehearsal - 1), rehearsal: nextRun(inTerm.map(({ file }) => file.run), firstRehearsal, 255) },
    steps: calendarOf({ electionDay: wanted, termBeganOn: null, rollPublishedOn: null, completeOn: null }, rulesIn({ province }), calendar)
      .filter(({ step }) => step !== 'remind').map(({ step, rule, earliest, latest }) => ({ name: steps[step], rule, earliest, latest })),
    unconfirmed: [...new Set([...election, ...byElection])].map((key) => ({
      key, rule: ruleSources[key].rule, title: ruleSources[key].title, sources: ruleSources[key].sources.map(sourceInWords),
      blocks: [...(election.has(key) ? ['election' as const] : []), ...(byElection.has(key) ? ['by-election' as const] : [])],
    })),
  }
}

/** The first day for which the roll could still be published today and every objection ruled upon before it. */
export function earliestFrom(today: Day, calendar: WorkingCalendar): Day {
  for (let day = addDays(today, rollNoticeDays); ; day = addDays(day, 1)) {
    if (faultOfElectionCalendar({ electionDay: day, rollPublishedOn: today }, today, calendar) === null) return day
  }
}

/** A Sunday some six weeks ahead: a week to choose the committee, two to register, then the twenty days of law. */
export function suggestedFrom(today: Day, calendar: WorkingCalendar): Day {
  for (let day = addDays(today, 45); ; day = addDays(day, 1)) {
    if (weekdayOf(day) % 7 === 0 && faultOfElectionCalendar({ electionDay: day, rollPublishedOn: null }, today, calendar) === null) return day
  }
}

function nextRun(runs: readonly number[], from: number, to: number): number {
  const last = Math.max(from - 1, ...runs.filter((run) => run >= from && run <= to))
  return Math.min(to, last + 1)
}
