/**
 * What everybody may read of a village's open affairs, without signing in: publications that are out, each with its proof, its corrections, and what
 * was asked and answered (R-270…R-276). Read as the platform, and only these columns leave it.
 */
import { sql } from 'kysely'
import { disclosureKey, rhythmOf, sumsOf, textOf, type Content, type LegalKind, type Period, type Sums } from '../../core/open-affairs/index.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { questionOf } from '../../core/search/grams.ts'
import type { Day, Instant } from '../../core/time/index.ts'
import { headingOf, isUnchanged, titleOf } from '../../procedures/disclosure/acts.ts'
import type { DisclosureFile } from '../../procedures/disclosure/disclosure-file.ts'
import type { QuestionShown } from '../../procedures/disclosure-question/question-file.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName, findDossier, type Loaded } from '../dossiers/index.ts'
import { chainHash, genesis } from '../ledger/index.ts'

/** States in which it is out for everybody; nothing before them ever leaves the village. */
export const outStates = ['PUBLISHED', 'POSTED', 'ENDED', 'ARCHIVED'] as const

export type PublicLine = {
  readonly item: string
  readonly itemName: string
  readonly period: Period
  readonly title: string
  readonly kind: LegalKind
  readonly publishedOn: Day
  readonly corrected: boolean
  /** On the board now, or in the archive. */
  readonly hanging: boolean
}
export type ArchiveAsked = { readonly village: string; readonly kind?: LegalKind | undefined; readonly year?: number | undefined; readonly text?: string | undefined; readonly limit: number }

/** Newest first; the archive of one village is some hundred rows, found by an index of its own. */
export async function publicArchive(transaction: Transaction, { village, kind, year, text, limit }: ArchiveAsked): Promise<readonly PublicLine[]> {
  const question = text === undefined ? '' : questionOf(text)
  const { rows } = await sql<{ file: DisclosureFile; state: string }>`
    select state, jsonb_build_object('item', file->'item', 'itemName', file->'itemName', 'period', file->'period', 'title', file->'title', 'kind', file->'kind',
      'versions', jsonb_build_array(jsonb_build_object('on', file->'versions'->0->'on')), 'left', jsonb_array_length(file->'versions')) as file
    from dossiers where procedure = 'disclosure' and village = ${Number(village)}::bigint and state in (${sql.join([...outStates])})
      ${kind === undefined ? sql`` : sql`and file->>'kind' = ${kind}`} ${year === undefined ? sql`` : sql`and left(file->>'period', 4) = ${String(year)}`}
      ${question === '' ? sql`` : sql`and search @@ ${question}::tsquery`}
    order by opened_at desc, id desc limit ${limit}`.execute(transaction)
  return rows.map(({ file, state }) => ({
    item: file.item, itemName: file.itemName, period: file.period, title: titleOf(file), kind: file.kind, publishedOn: file.versions[0]?.on ?? '', corrected: file.left > 1,
    hanging: state === 'PUBLISHED' || state === 'POSTED',
  }))
}

/** Years in which something was published, newest first. */
export async function publicYears(transaction: Transaction, village: string): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct left(file->>'period', 4)::int as year from dossiers where procedure = 'disclosure' and village = ${Number(village)}::bigint and state in (${sql.join([...outStates])}) order by year desc`.execute(transaction)
  return rows.map(({ year }) => year)
}

export type PublicVersion = { readonly number: number; readonly on: Day; readonly hash: string; readonly correcting: string; readonly unchanged: boolean; readonly content: Content; readonly sums: Sums; readonly text: string }
export type Publication = {
  readonly key: DossierKey
  readonly name: string
  readonly state: string
  readonly sequence: number
  readonly file: DisclosureFile
  readonly title: string
  readonly versions: readonly PublicVersion[]
  /** Does every hash still fit, and is the chain of its records whole (R-272)? */
  readonly unchanged: boolean
  /** When the first version went out. */
  readonly since: Instant
  readonly questions: readonly QuestionShown[]
}

/** Null for what is not out, or never was. */
export async function publicationAt(transaction: Transaction, { procedures }: Pick<Door, 'procedures'>, village: string, item: string, period: Period): Promise<Publication | null> {
  if (!/^\d{12}$/.test(village) || !/^[A-Z]\d{2}$/.test(item) || rhythmOf(period) === null) return null
  const key = disclosureKey(village, item, period)
  const found = await findDossier(transaction, (name, version) => procedures.at(name, version), key)
  if (found?.procedure.key !== 'disclosure' || !(outStates as readonly string[]).includes(found.dossier.state ?? '')) return null
  const file = found.dossier.file as DisclosureFile
  const versions = file.versions.map((version): PublicVersion => ({
    number: version.number, on: version.on, hash: version.hash, correcting: version.correcting, unchanged: isUnchanged(file, version), content: version.content,
    sums: sumsOf(version.content), text: textOf(headingOf(file, version.number, version.correcting), version.content),
  }))
  return {
    key, name: dossierName(key), state: found.dossier.state ?? '', sequence: found.dossier.sequence, file, title: titleOf(file), versions,
    unchanged: versions.every(({ unchanged }) => unchanged) && isChainWhole(found) && carriedByRecords(found, file),
    since: found.events.find(({ event }) => event.act === 'publish')?.event.receivedAt ?? 0, questions: await questionsOf(transaction, key),
  }
}

/** Each record follows the one before and is what was hashed; the same check as `npx sanzhi verify`, of one dossier. */
export function isChainWhole({ procedure, dossier, events }: Loaded): boolean {
  let previous: Buffer = genesis
  return events.every(({ event, previousHash, hash }, at) => {
    const follows = previousHash.equals(previous) && event.sequence === at + 1 && chainHash(dossier.key, { key: procedure.key, version: procedure.version }, previousHash, event).equals(hash)
    previous = hash
    return follows
  })
}

/** The hash a page shows is the one that the sealed record of its publication carries. */
function carriedByRecords({ events }: Loaded, { versions }: DisclosureFile): boolean {
  const carried = events.filter(({ event }) => event.act === 'publish' || event.act === 'confirm-correction').map(({ event }) => event.facts['hash'])
  return carried.length === versions.length && versions.every(({ hash }, at) => carried[at] === hash)
}

/** Oldest first, without who asked; nothing of what went past the village. */
async function questionsOf(transaction: Transaction, key: DossierKey): Promise<readonly QuestionShown[]> {
  const rows = await transaction.selectFrom('dossiers').select(['shown']).where('county', '=', key.county).where('belongs_to', '=', key.id)
    .where('procedure', '=', 'disclosure-question').orderBy('opened_at').orderBy('id').limit(200).execute()
  return rows.map(({ shown }) => shown as unknown as QuestionShown).filter((shown) => !shown.past)
}
