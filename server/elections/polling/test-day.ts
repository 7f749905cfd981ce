/** For tests and measurements: an invented village whose rehearsal stands on the morning of the vote, two stations ready, through the door alone. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../core/procedure/actor.ts'
import type { DossierKey } from '../../../core/procedure/dossier.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import { inOffice } from '../../../core/procedure/testing/places.ts'
import { parseInstant } from '../../../core/time/index.ts'
import { electionBox } from '../../../procedures/election-box/election-box.procedure.ts'
import { electionRoll } from '../../../procedures/election-roll/election-roll.procedure.ts'
import { electionSheet } from '../../../procedures/election-sheet/election-sheet.procedure.ts'
import { boxKey, electionKey, firstRehearsal, rollKey, sheetKey } from '../../../procedures/village-election/names.ts'
import { villageElection } from '../../../procedures/village-election/village-election.procedure.ts'
import { perform, type Door } from '../../acts/index.ts'
import { keepCalendars } from '../../calendar/index.ts'
import type { TestDatabase } from '../../database/testing.ts'
import { enqueueIntents } from '../../effects/index.ts'
import { keepProcedures, keepSettings, publishedProcedures } from '../../procedures/index.ts'

const [county, term, run] = [140423, 2026, firstRehearsal]
export const village = '140423100297'
const at = (text: string) => parseInstant(`${text}+08:00`) ?? 0

export type TestDay = Awaited<ReturnType<typeof openDay>>

/** @param voters at least twelve; persons 1…3 are the committee, 4…8 candidates, 9…11 work at the stations, the last gives a proxy to the one before */
export async function openDay(test: TestDatabase, { voters = 40, received = voters + 10 }: { readonly voters?: number; readonly received?: number } = {}) {
  const people = Array.from({ length: voters }, () => randomUUID())
  const person = (nth: number): string => people[nth] ?? ''
  let now = at('2026-11-02T09:00')
  const door: Door = {
    database: test.database, procedures: keepProcedures(publishedProcedures), settings: keepSettings(), calendars: keepCalendars(),
    enqueue: enqueueIntents, attach: () => Promise.resolve(), keepContact: () => Promise.resolve(), clock: () => now,
  }
  const town = inOffice(randomUUID(), 'TOWN_DISPATCHER', village.slice(0, 9), 'government')
  const member = (nth: number): Actor => inOffice(person(nth), 'VILLAGE_CADRE', village, 'committee')
  /** Works at the stations and sits on no committee. */
  const worker = inOffice(person(9), 'GRID_WORKER', village, 'committee')
  const key = {
    election: electionKey(village, term, run), roll: rollKey(village, term, run), box: (number: number) => boxKey(village, term, run, 1, number),
    sheet: (number: number, copy: 'A' | 'B') => sheetKey(village, term, run, 1, number, copy, 1),
  }
  const act = async (dossier: DossierKey, actor: Actor, name: string, form: object = {}, procedure?: string, id: string = randomUUID()) => await perform(door, {
    act: { id, act: name, form, channel: actor.kind === 'system' ? 'timer' : 'console', occurredAt: now }, dossier, actor, ...(procedure === undefined ? {} : { procedure }),
  })

  await test.ownerQuery(`insert into regions (level, code, name, short_name, grams, parent_level, parent_code, kind, unit_type, valid_from, code_lo, code_hi)
    values ('VILLAGE', $1, '演示村', '演示村', ''::tsvector, 'TOWN', $2, 'statutory', 'village', '2026-01-01', $3, $4)`, [village, village.slice(0, 9), village.padEnd(15, '0'), village.padEnd(15, '9')])
  await test.ownerQuery(`insert into persons (county, id, name, gender, birth_date, hukou_village, hukou_place, residence_village, place, created_at, updated_at)
    select $1, id, '演示' || nth, nth % 2 + 1, '1980-01-01', $3, $4, $3, $4, now(), now() from unnest($2::uuid[]) with ordinality as people(id, nth)`, [county, people, village, Number(village.padEnd(15, '0'))])
  await act(key.election, town, 'announce', { village, term, run, electionDay: '2026-12-15', chair: 1, vice: 0, member: 2, basis: '演示换届文件' }, villageElection.key)
  await act(key.election, inOffice(person(0), 'PARTY_SEC', village, 'party'), 'form-committee', { by: 'representatives', heldOn: '2026-11-01', resolution: '应到 30 人，实到 28 人', size: 3, ranking: people.slice(1, 4), head: person(1), deputy: person(2) })
  await act(key.roll, member(1), 'open', { village, term, run }, electionRoll.key)
  for (let from = 0; from < voters; from += 200) await act(key.roll, member(1), 'enter', { entries: people.slice(from, from + 200).map((one) => ({ person: one })) })
  await act(key.roll, member(1), 'publish', { where: '公开栏' })
  await act(key.election, member(1), 'begin-nominations')
  for (const [nth, post] of [[4, 'chair'], [5, 'chair'], [6, 'member'], [7, 'member'], [8, 'member']] as const) await act(key.election, member(1), 'nominate', { person: person(nth), post, by: 'voters' })
  for (let number = 1; number <= 5; number += 1) await act(key.election, town, 'review-nominee', { number, passed: true, document: '联审〔2026〕1号' })
  await act(key.election, member(1), 'publish-candidates', { where: '公开栏' })
  now = at('2026-11-20T09:00')
  await act(key.roll, member(1), 'seal')
  await act(key.roll, member(1), 'give-proxy', { principal: person(voters - 1), trustee: person(voters - 2), written: true, reason: '在外打工' })
  await act(key.roll, member(1), 'publish-proxies', { where: '公开栏' })
  now = at('2026-12-15T08:00')
  await act(key.election, member(1), 'prepare', { day: '2026-12-15', stations: [{ name: '会场', kind: 'main' }, { name: '南站', kind: 'station' }] })
  for (const number of [1, 2]) {
    await act(key.box(number), member(1), 'open', { village, term, run, round: 1, number }, electionBox.key)
    await act(key.box(number), member(1), 'ready', {
      workers: [{ person: person(9), duty: 'register' }, { person: person(10), duty: 'scrutineer' }, { person: person(11), duty: 'scrutineer' }],
      checked: ['box-shown-empty', 'seal-recorded', 'secret-booth', 'scribe-place', 'rules-posted', 'roll-on-hand', 'papers-counted'], received, seal: '封1',
    })
  }
  for (let from = 1; from <= voters; from += 1000) await act(key.roll, member(1), 'give-rights', { round: 1, from, to: Math.min(voters, from + 999) })
  await act(key.election, member(1), 'begin-voting')

  return {
    door, test, key, act, person, member, worker, town, voters, received, county,
    codeOf: async (attempt: Promise<unknown>): Promise<string> => await attempt.then(() => 'accepted', (error: unknown) => {
      if (error instanceof Refused) return error.refusal.code
      throw error
    }),
    /** A sheet begun by this person. */
    begin: async (number: number, copy: 'A' | 'B', who: Actor) => {
      await act(key.box(number), who, 'take-sheet', { sheet: copy })
      await act(key.sheet(number, copy), who, 'begin', { village, term, run, round: 1, number, sheet: copy, attempt: 1 }, electionSheet.key)
    },
  }
}
