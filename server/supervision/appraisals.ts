/** A village's appraisals for those who work on them, and what of them is public. */
import { appraisalKey, mostInYear, type AppraisalShown, type Post } from '../../core/appraisal/index.ts'
import type { Office } from '../../core/procedure/actor.ts'
import { yearOf, dayOf, type Instant } from '../../core/time/index.ts'
import type { AppraisalLine, JudgedView, VillageAppraisals } from '../../core/view/supervision.ts'
import { appraisal } from '../../procedures/appraisal/appraisal.procedure.ts'
import type { AppraisalFile } from '../../procedures/appraisal/appraisal-file.ts'
import type { AppraisalSettings } from '../../procedures/appraisal/settings.ts'
import type { Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

/** Who may be judged besides the committee: whoever the village pays for lost working time. */
const judgedOffices: readonly (readonly [Office, Post])[] = [['VILLAGE_CADRE', 'MEMBER'], ['PROXY_HELPER', 'EMPLOYED'], ['GRID_LEADER', 'EMPLOYED'], ['GRID_WORKER', 'EMPLOYED']]
const over: ReadonlySet<string> = new Set(['CANCELLED', 'LAPSED'])

export async function settingsOf(transaction: Transaction, { settings, procedures }: Pick<Door, 'settings' | 'procedures'>, county: number): Promise<AppraisalSettings> {
  const { contents } = await settings.inForce(transaction, procedures.newest('appraisal') ?? appraisal, county)
  return contents as AppraisalSettings
}

/** Asked as the person; only who could be judged is asked as the platform, of a host alone. */
export async function appraisalsOf(transaction: Transaction, door: Pick<Door, 'settings' | 'procedures'>, village: { readonly code: string; readonly name: string }, hosts: boolean, now: Instant): Promise<VillageAppraisals> {
  const county = Number(village.code.slice(0, 6))
  const year = yearOf(dayOf(now))
  const rows = await transaction.selectFrom('dossiers').select(['county', 'id', 'state', 'sequence', 'file']).where('county', '=', county).where('village', '=', Number(village.code)).where('procedure', '=', 'appraisal')
    .orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(20).execute()
  const items = rows.map(({ id, state, sequence, file }) => lineOf({ dossier: dossierName({ county, id }), state, sequence, file: file as unknown as AppraisalFile }))
  const ofYear = items.filter((one) => one.year === year)
  const nth = ofYear.length + 1
  const free = hosts && nth <= mostInYear && ofYear.every(({ state }) => over.has(state) || state === 'PUBLISHED' || state === 'CLOSED')
  const waiting = ofYear.find(({ state }) => state === 'MISSING')
  await takeRole(transaction, 'system')
  const { by } = await settingsOf(transaction, door, county)
  const next = hosts && (free || waiting !== undefined) ? { nth: waiting?.nth ?? nth, candidates: await candidatesOf(transaction, village.code, dayOf(now)) } : null
  return { village, year, by, items, next }
}

function lineOf({ dossier, state, sequence, file }: { dossier: string; state: string; sequence: number; file: AppraisalFile }): AppraisalLine {
  const { count } = file
  return {
    dossier, year: file.year, nth: file.nth, state, stateName: appraisal.states[state as keyof typeof appraisal.states].name, sequence, heldOn: count?.on ?? (file.day === '1970-01-01' ? null : file.day),
    should: count?.should ?? 0, present: count?.present ?? 0, judged: (count?.judged ?? []).map(judgedView), subjects: state === 'ANNOUNCED' ? file.subjects.map(({ person, name, post }) => ({ person, name, post })) : [],
  }
}

function judgedView({ name, post, verdict, twice, papers }: AppraisalShown['judged'][number]): JudgedView {
  const { excellent, competent, basic, incompetent, invalid } = papers
  return { name, post, verdict, twice, excellent, competent, basic, incompetent, invalid }
}

/** Names of those who hold an office of the village today: they are public there anyway. */
async function candidatesOf(transaction: Transaction, village: string, today: string) {
  const held = await transaction.selectFrom('mandates').innerJoin('persons', (on) => on.onRef('persons.id', '=', 'mandates.person'))
    .select(['mandates.person', 'mandates.office', 'persons.name']).distinct().where('persons.county', '=', Number(village.slice(0, 6)))
    .where('mandates.region_code', '>=', village).where('mandates.region_code', '<', `${village}~`).where('mandates.office', 'in', judgedOffices.map(([office]) => office))
    .where('mandates.revoked_at', 'is', null).where('mandates.valid_from', '<=', today).where((where) => where.or([where('mandates.valid_to', 'is', null), where('mandates.valid_to', '>', today)]))
    .orderBy('persons.name').limit(100).execute()
  return judgedOffices.flatMap(([office, post]) => held.filter((one) => one.office === office).map(({ person, name }) => ({ person, name, post })))
    .filter((one, at, all) => all.findIndex(({ person }) => person === one.person) === at)
}

export type PublicAppraisal = { readonly year: number; readonly nth: number; readonly shown: AppraisalShown }

/** Published ones of the last years, newest first; asked as the platform, for anybody. */
export async function publicAppraisals(transaction: Transaction, village: string): Promise<readonly PublicAppraisal[]> {
  const rows = await transaction.selectFrom('dossiers').select('shown').where('county', '=', Number(village.slice(0, 6))).where('village', '=', Number(village)).where('procedure', '=', 'appraisal')
    .where('state', 'in', ['PUBLISHED', 'CLOSED']).orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(10).execute()
  return rows.map(({ shown }) => shown as unknown as AppraisalShown).map((shown) => ({ year: shown.year, nth: shown.nth, shown }))
}

/** Of the year, whatever became of it: which number is free, and whether one is held or on its way. */
export async function standingOfYear(transaction: Transaction, village: string, year: number): Promise<{ readonly taken: number; readonly stands: boolean }> {
  const county = Number(village.slice(0, 6))
  const names = Array.from({ length: mostInYear }, (_, at) => appraisalKey({ village, year, nth: at + 1 }).id)
  const rows = await transaction.selectFrom('dossiers').select('state').where('county', '=', county).where('id', 'in', names).execute()
  return { taken: rows.length, stands: rows.some(({ state }) => !over.has(state)) }
}
