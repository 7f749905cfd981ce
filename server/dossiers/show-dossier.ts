/** The answer to "show me this dossier": loaded, folded and explained for one actor, in that actor's own transaction. */
import type { Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { DossierView } from '../../core/view/index.ts'
import type { Calendars } from '../calendar/index.ts'
import type { Transaction } from '../database/index.ts'
import type { Procedures, SettingsKeeper } from '../procedures/index.ts'
import { findUnits, pathOf } from '../registry/index.ts'
import { findDossier } from './load-dossier.ts'
import { unitsNamedIn, viewOf } from './view.ts'

export type Showing = { readonly procedures: Procedures; readonly settings: SettingsKeeper; readonly calendars: Calendars }

/** Null where the dossier does not exist or may not be seen by this actor. */
export async function showDossier(showing: Showing, transaction: Transaction, key: DossierKey, actor: Actor, now: Instant): Promise<DossierView | null> {
  const loaded = await findDossier(transaction, showing.procedures.at, key)
  if (loaded?.dossier.place == null) return null
  const { procedure, dossier } = loaded
  const settings = await showing.settings.inForce(transaction, procedure, key.county)
  const calendar = await showing.calendars.of(transaction, key.county, now)
  const events = loaded.events.map((one) => one.event)
  const units = await findUnits(transaction, unitsNamedIn(procedure, dossier, events, settings.contents))
  const { grid, village } = loaded.dossier.place
  const path = await pathOf(transaction, grid === null ? { level: 'VILLAGE', code: village } : { level: 'GRID', code: grid })
  return viewOf({
    procedure, dossier, events, headHash: loaded.events.at(-1)?.hash.toString('hex') ?? '', actor, now: Math.max(now, dossier.updatedAt ?? 0),
    settings: settings.contents, calendar, unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
    path: path.map((region) => ({ code: region.code, name: region.name })),
  })
}
