/**
 * Settings change like law: one person proposes with a reason, another reviews, the old version stays (peers §4 item 25).
 * Everything runs as the person, under that person's policies; the second person is also a constraint of the table.
 */
import { Value } from '@sinclair/typebox/value'
import { sql } from 'kysely'
import type { Actor } from '../../core/procedure/actor.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { checkForm } from '../../core/procedure/form.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { fitted, wholeCity } from './settings.ts'

export type SettingsVersion = {
  readonly county: number
  readonly version: number
  readonly state: string
  readonly reason: string
  readonly contents: unknown
  readonly proposedAt: string
  readonly reviewedAt: string | null
  readonly reviewNote: string | null
  /** Did this actor propose it? Then somebody else must review. */
  readonly mine: boolean
  /** Persons, for whoever says their names; the platform's own versions have none. */
  readonly proposedBy: string | null
  readonly reviewedBy: string | null
}

export async function listSettings(transaction: Transaction, procedure: AnyProcedure, county: number, actor: Actor): Promise<SettingsVersion[]> {
  const rows = await transaction.selectFrom('procedure_settings').selectAll()
    .where('procedure', '=', procedure.key).where('county', '=', county).orderBy('version', 'desc').limit(100).execute()
  return rows.map((row) => ({
    county: row.county, version: row.version, state: row.state, reason: row.reason, contents: fitted(procedure, row.contents), proposedAt: row.proposed_at.toISOString(),
    reviewedAt: row.reviewed_at?.toISOString() ?? null, reviewNote: row.review_note, mine: row.proposed_by === actor.person,
    proposedBy: row.proposed_by, reviewedBy: row.reviewed_by,
  }))
}

/** @throws Refused when the contents do not fit, or when a proposal already waits */
export async function proposeSettings(
  transaction: Transaction, procedure: AnyProcedure, { county, contents, reason }: { readonly county: number; readonly contents: unknown; readonly reason: string },
  actor: Actor, now: Instant,
): Promise<number> {
  mayGovern(actor, county)
  const fault = checkForm(procedure.settings.schema, contents)
  if (fault !== null) throw new Refused(fault)
  refuseFaulty(procedure, contents)
  if (Value.Equal(contents, await currentContents(transaction, procedure, county))) throw new Refused(refusals.nothingChanged)
  const { last, waiting } = await transaction.selectFrom('procedure_settings')
    .select([sql<number>`coalesce(max(version), 0)::int`.as('last'), sql<number>`(count(*) filter (where state = 'proposed'))::int`.as('waiting')])
    .where('procedure', '=', procedure.key).where('county', '=', county).executeTakeFirstOrThrow()
  if (waiting > 0) throw new Refused(refusals.alreadyProposed)
  await transaction.insertInto('procedure_settings').values({
    county, procedure: procedure.key, version: last + 1, state: 'proposed', contents: JSON.stringify(contents), reason, proposed_by: actor.person,
    proposed_at: new Date(now), reviewed_by: null, reviewed_at: null, review_note: null,
  }).execute()
  return last + 1
}

/** What the procedure itself finds in contents that fit its schema. */
function refuseFaulty({ key, settings }: AnyProcedure, contents: unknown): void {
  const faults = settings.faults?.(contents) ?? []
  const [first] = faults
  if (first === undefined) return
  throw new Refused({ code: 'settings-faulty', sentence: first.sentence, cause: `settings of ${key}: ${faults.map(({ pointer }) => pointer).join(', ')}`, fields: faults.slice(0, 20) })
}

export type Review = { readonly county: number; readonly version: number; readonly decision: 'approve' | 'refuse' | 'withdraw'; readonly note: string }

/** @throws Refused when it is not waiting, or when the proposer reviews the own proposal */
export async function reviewSettings(transaction: Transaction, procedure: AnyProcedure, review: Review, actor: Actor, now: Instant): Promise<void> {
  mayGovern(actor, review.county)
  const row = await transaction.selectFrom('procedure_settings').select(['state', 'proposed_by']).forUpdate()
    .where('county', '=', review.county).where('procedure', '=', procedure.key).where('version', '=', review.version).executeTakeFirst()
  if (row?.state !== 'proposed') throw new Refused(refusals.notWaiting)
  const own = row.proposed_by === actor.person
  if (review.decision === 'withdraw' ? !own : own) throw new Refused(review.decision === 'withdraw' ? refusals.notYours : refusals.ownProposal)
  if (review.decision === 'approve') await supersede(transaction, procedure, review.county)
  await transaction.updateTable('procedure_settings').set({
    state: review.decision === 'approve' ? 'in-force' : review.decision === 'refuse' ? 'refused' : 'withdrawn',
    ...(review.decision === 'withdraw' ? {} : { reviewed_by: actor.person }), reviewed_at: new Date(now), review_note: review.note,
  }).where('county', '=', review.county).where('procedure', '=', procedure.key).where('version', '=', review.version).execute()
}

export type Difference = { readonly path: string; readonly before: unknown; readonly after: unknown; /** Open dossiers it touches from now on. */ readonly dossiers: number | null }

/** What a version would change, and how many open dossiers of the kinds concerned there are (dry run on present data). */
export async function dryRun(transaction: Transaction, procedure: AnyProcedure, county: number, version: number, actor: Actor): Promise<Difference[]> {
  mayGovern(actor, county)
  const row = await transaction.selectFrom('procedure_settings').select('contents')
    .where('county', '=', county).where('procedure', '=', procedure.key).where('version', '=', version).executeTakeFirst()
  if (row === undefined) throw new Refused(refusals.notWaiting)
  const differences = differencesOf(await currentContents(transaction, procedure, county), fitted(procedure, row.contents))
  const open = await openByCategory(transaction, procedure, county)
  return differences.map((one) => ({ ...one, dossiers: affected(one.path, open) }))
}

export async function currentContents(transaction: Transaction, procedure: AnyProcedure, county: number): Promise<unknown> {
  const rows = await transaction.selectFrom('procedure_settings').select(['county', 'contents'])
    .where('procedure', '=', procedure.key).where('state', '=', 'in-force').where('county', 'in', [wholeCity, county]).execute()
  const row = rows.find((one) => one.county === county) ?? rows.find((one) => one.county === wholeCity)
  return row === undefined ? procedure.settings.defaults : fitted(procedure, row.contents)
}

export function differencesOf(before: unknown, after: unknown, path = ''): { path: string; before: unknown; after: unknown }[] {
  if (Value.Equal(before, after)) return []
  if (!isObject(before) || !isObject(after)) return [{ path, before, after }]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differencesOf(before[key], after[key], `${path}/${key}`))
}

async function supersede(transaction: Transaction, procedure: AnyProcedure, county: number): Promise<void> {
  await transaction.updateTable('procedure_settings').set({ state: 'superseded' })
    .where('county', '=', county).where('procedure', '=', procedure.key).where('state', '=', 'in-force').execute()
}

/** A count, not contents: asked as the platform, for superiors see counts. */
async function openByCategory(transaction: Transaction, procedure: AnyProcedure, county: number): Promise<ReadonlyMap<string, number>> {
  await takeRole(transaction, 'system')
  let question = transaction.selectFrom('dossiers').select(['category', sql<number>`count(*)::int`.as('n')])
    .where('procedure', '=', procedure.key).where('due_at', 'is not', null).groupBy('category')
  if (county !== wholeCity) question = question.where('county', '=', county)
  const rows = await question.execute()
  await takeRole(transaction, 'app')
  return new Map(rows.map((row) => [row.category, row.n]))
}

function affected(path: string, open: ReadonlyMap<string, number>): number | null {
  const category = /^\/categories\/(\d{4})/.exec(path)?.[1]
  return category === undefined ? null : open.get(category) ?? 0
}

function mayGovern({ mandate }: Actor, county: number): void {
  const ofTheCity = county === wholeCity || String(county).startsWith(mandate?.region.code ?? 'none')
  const may = (mandate?.office === 'CITY_CENTER' && ofTheCity) || (mandate?.office === 'COUNTY_CENTER' && mandate.region.code === String(county))
  if (!may) throw new Refused(refusals.notGoverning)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const refusals = {
  notGoverning: { code: 'settings-not-yours', rule: 'R-113', sentence: '派单目录和时限由市、县中心修改，本县的只能由本县中心或市中心改。', cause: 'neither city centre nor this county\'s centre' },
  alreadyProposed: { code: 'settings-already-proposed', rule: 'R-113', sentence: '已经有一份修改在等复核。请先复核、撤回那一份。', cause: 'a proposal waits' },
  nothingChanged: { code: 'settings-unchanged', rule: 'R-113', sentence: '和现在使用的一样，没有要改的内容。', cause: 'contents equal those in force' },
  notWaiting: { code: 'settings-not-waiting', rule: 'R-113', sentence: '这份修改不在等待复核，请刷新页面看最新情况。', cause: 'not in state proposed' },
  ownProposal: { code: 'settings-own-proposal', rule: 'R-113', sentence: '自己提的修改要由另一个人复核。', cause: 'proposer reviews' },
  notYours: { code: 'settings-not-proposer', rule: 'R-113', sentence: '只有提出修改的人可以撤回。', cause: 'not the proposer' },
} as const
