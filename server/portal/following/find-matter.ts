/**
 * A matter for whoever asks: as oneself, else as one of the pseudonyms this browser or this account has proved to be. Unknown and foreign
 * look the same.
 */
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../core/procedure/actor.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { Instant } from '../../../core/time/index.ts'
import type { Transaction } from '../../database/index.ts'
import { parseDossierKey, showDossier } from '../../dossiers/index.ts'
import { accessesTo, findUnits, type AccessRecord } from '../../registry/index.ts'
import { askerOf, followedBy } from '../asking/asker.ts'
import type { Portal } from '../portal.ts'
import { holderPhone } from './holder-phone.ts'
import { reporterLinked } from './linked-matters.ts'
import type { Look, Matter } from './matter-page.ts'

/** @throws Refused unknown-dossier */
export async function findMatter(portal: Portal, request: FastifyRequest, id: string): Promise<Matter> {
  for (const actor of await selvesFor(portal, request, id)) {
    const matter = await matterAs(portal, actor, id)
    if (matter !== null) return matter
  }
  throw unknownMatter()
}

export function unknownMatter(): Refused {
  return new Refused({
    code: 'unknown-dossier',
    sentence: '没有这件事，或者您不能查看它。请核对编号。',
    cause: 'not visible to anybody this browser is',
  })
}

/** In the order in which they are asked: oneself, what one's number was left for, this browser's pseudonym, a query code typed here. */
async function selvesFor(portal: Portal, request: FastifyRequest, id: string): Promise<readonly Actor[]> {
  const { actor, session } = askerOf(request)
  const others = [
    session === null ? null : await reporterLinked(portal, actor, id),
    session === null ? null : request.caller.visitor,
    followedBy(portal, request),
  ]
  return [actor, ...others.flatMap((one) => one ?? [])]
}

async function matterAs(portal: Portal, actor: Actor, id: string): Promise<Matter | null> {
  const key = parseDossierKey(id)
  if (key === null || actor.person === null) return null
  const now = portal.door.clock()
  return await portal.door.database.transaction({ role: 'app', actor }, async (transaction) => {
    const view = await showDossier(portal.door, transaction, key, actor, now)
    if (view === null) return null
    const mine = view.isReporter || view.timeline.some((entry) => entry.mine)
    // Without a mandate a person reads as a party only, and the parties that are persons are who reported, who wrote it down, and those
    // whose own report was merged into it.
    return {
      view,
      actor,
      follows: !mine,
      now,
      main: await mainOf(portal, transaction, view.sheet, actor, now),
      phone: await holderPhone(transaction, view, now),
      looks: mine ? await looksAt(transaction, actor, { county: key.county, dossier: id }) : [],
    }
  })
}

/** The matter this one was merged into, where its reporter may read it. */
async function mainOf(
  portal: Portal,
  transaction: Transaction,
  sheet: Matter['view']['sheet'],
  actor: Actor,
  now: Instant,
): Promise<Matter['main']> {
  const line = sheet.find(({ kind }) => kind === 'dossier')
  const key = line?.kind === 'dossier' ? parseDossierKey(line.value) : null
  return key === null ? null : await showDossier(portal.door, transaction, key, actor, now)
}

/** Who opened the number that was left with this matter: its reporter reads it here, account or not. */
async function looksAt(
  transaction: Transaction,
  { person }: Actor,
  { county, dossier }: { readonly county: number; readonly dossier: string },
): Promise<readonly Look[]> {
  const { records } = await accessesTo(transaction, county, person ?? '', { limit: 100 })
  const about = records.filter((record) => record.dossier === dossier && record.fields.includes('phone')).slice(0, 10)
  return await looksOf(transaction, about)
}

async function looksOf(transaction: Transaction, records: readonly AccessRecord[]): Promise<readonly Look[]> {
  const units = await findUnits(
    transaction,
    records.flatMap(({ reader }) => reader.unit ?? []),
  )
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  return records.map(({ id, at, reader }) => ({ id, at, office: reader.office, unit: names.get(reader.unit ?? '') ?? '' }))
}
