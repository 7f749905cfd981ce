/** Acts of a story of the demonstration, through the one door: each a minute after the one before, under names that do not change from one seeding to the next. */
import { v5 as uuidv5 } from 'uuid'
import { system, underMandate, type Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { instantOf, type Day, type Instant } from '../../core/time/index.ts'
import type { DemoVillage } from '../../core/village/index.ts'
import { perform, type Door } from '../../server/acts/index.ts'

export type Play = { readonly door: Door; readonly village: DemoVillage; readonly namespace: string; now: Instant; acts: number }

/** Goes on at that day; ten in the morning unless told otherwise. */
export function at(play: Play, day: Day, minute = 600): void {
  play.now = instantOf(day, minute)
}

/** @throws Error that says which act of which dossier was refused, and why */
export async function act(play: Play, who: string | Actor, key: DossierKey, name: string, form: object = {}, procedure?: string): Promise<void> {
  const actor = typeof who === 'string' ? inOffice(play.village, who) : who
  play.now += 60_000
  await perform({ ...play.door, clock: () => play.now }, {
    act: {
      id: uuidv5(`${key.id}:${name}:${play.acts}`, play.namespace), act: name, form, occurredAt: play.now,
      channel: actor === system ? 'timer' : actor.mandate === null ? 'portal' : 'console',
    },
    dossier: key, actor, ...(procedure === undefined ? {} : { procedure }),
  }).catch((error: unknown) => {
    throw error instanceof Refused ? new Error(`${name} of ${key.county}-${key.id}: ${error.message} ${error.refusal.sentence}`, { cause: error }) : error
  })
  play.acts += 1
}

export function personOf({ village }: Play, userName: string): string {
  return inOffice(village, userName).person ?? ''
}

/** The file as it stands now. */
export async function fileOf<File>({ door }: Play, { county, id }: DossierKey): Promise<File> {
  const row = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('dossiers').select('file').where('county', '=', county).where('id', '=', id).executeTakeFirstOrThrow())
  return row.file as unknown as File
}

function inOffice(village: DemoVillage, userName: string): Actor {
  const held = village.mandates.find(({ username }) => username === userName)
  if (held === undefined) throw new RangeError(`nobody in the demonstration is called ${userName}`)
  return underMandate(held.person, { id: held.id, office: held.office, unit: held.unit, region: held.region })
}
