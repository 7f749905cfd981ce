/** The answer to "show me this dossier": loaded, folded and explained for one actor, in that actor's own transaction. */
import type { Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import type { Instant } from '../../core/time/index.ts'
import type { DossierView, NamedMatter } from '../../core/view/index.ts'
import type { Calendars } from '../calendar/index.ts'
import type { Transaction } from '../database/index.ts'
import type { Procedures, SettingsKeeper } from '../procedures/index.ts'
import { findUnits, namesOfHolders, pathOf } from '../registry/index.ts'
import { dossierName, parseDossierKey } from './dossier-key.ts'
import { findAlike } from './find-alike.ts'
import { findSuspected } from './find-suspected.ts'
import { findDossier } from './load-dossier.ts'
import { namedIn, titleFor, viewOf } from './view.ts'

export type Showing = { readonly procedures: Procedures; readonly settings: SettingsKeeper; readonly calendars: Calendars }

/** Null where the dossier does not exist or may not be seen by this actor. */
export async function showDossier(showing: Showing, transaction: Transaction, key: DossierKey, actor: Actor, now: Instant): Promise<DossierView | null> {
  const loaded = await findDossier(transaction, showing.procedures.at, key)
  if (loaded?.dossier.place == null) return null
  const { procedure, dossier } = loaded
  const settings = await showing.settings.inForce(transaction, procedure, key.county)
  const calendar = await showing.calendars.of(transaction, key.county, now)
  const events = loaded.events.map((one) => one.event)
  const named = namedIn(procedure, dossier, events, settings.contents)
  const { grid, village } = loaded.dossier.place
  const [units, holderNames, path, alike, suspected, matters] = await Promise.all([
    findUnits(transaction, named.units),
    namesOfHolders(transaction, named.persons),
    pathOf(transaction, grid === null ? { level: 'VILLAGE', code: village } : { level: 'GRID', code: grid }),
    // Only whoever works on it asks whether it is the same as another; the reporter is not told of others' matters.
    actor.mandate === null ? [] : findAlike(transaction, procedure, dossier, settings.contents),
    actor.mandate === null ? [] : findSuspected(transaction, procedure, dossier),
    mattersNamed(showing, transaction, named.matters, actor),
  ])
  const view = viewOf({
    procedure, dossier, events, headHash: loaded.events.at(-1)?.hash.toString('hex') ?? '', actor, now: Math.max(now, dossier.updatedAt ?? 0),
    settings: settings.contents, calendar, unitNames: new Map(units.map((unit) => [unit.id, unit.name])), holderNames, matters,
    alike, path: path.map((region) => ({ code: region.code, name: region.name })),
  })
  return suspected.length === 0 ? view : { ...view, suspected }
}

/** Number and title of other dossiers; whatever this actor may not see stays unnamed. */
async function mattersNamed(showing: Showing, transaction: Transaction, names: readonly string[], actor: Actor): Promise<ReadonlyMap<string, NamedMatter>> {
  const found = new Map<string, NamedMatter>()
  for (const key of names.flatMap((name) => parseDossierKey(name) ?? [])) {
    const row = await transaction.selectFrom('dossiers').select(['number', 'title']).where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
    if (row !== undefined) found.set(dossierName(key), actor.mandate === null ? { ...row, title: await titleIn(showing, transaction, key, actor) } : row)
  }
  return found
}

/** The list's title names the place; whoever only reads along is told the kind. */
async function titleIn(showing: Showing, transaction: Transaction, key: DossierKey, actor: Actor): Promise<string> {
  const loaded = await findDossier(transaction, showing.procedures.at, key)
  if (loaded === null) return ''
  const settings = await showing.settings.inForce(transaction, loaded.procedure, key.county)
  return titleFor({ procedure: loaded.procedure, dossier: loaded.dossier, actor, settings: settings.contents })
}
