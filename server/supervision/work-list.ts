/**
 * Everything that waits for a village's supervision committee, on one page: what its to-do list holds, by what it is for, and what it only keeps an eye
 * on. Read as the member who asks, so that nothing stands here that the policies would hide elsewhere.
 */
import type { SupervisionGroup, SupervisionItem } from '../../core/view/supervision.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'

type Kind = { readonly key: string; readonly name: string; readonly hint: string; readonly procedures: readonly string[] }

const kinds: readonly Kind[] = [
  { key: 'disclosures', name: '公开前的审核和更正', hint: '逐行看过再通过；制单的人不能审核。', procedures: ['disclosure'] },
  { key: 'questions', name: '村民的查询', hint: '村委会十天内答复；到期没有答复的，可以督促。', procedures: ['disclosure-question'] },
  { key: 'opinions', name: '对公布的意见', hint: '十天内书面答复，答复的摘要公开。', procedures: ['board-opinion'] },
  { key: 'results', name: '四议两公开的核验', hint: '对着凭证核对结果和账目；报结果的人不能核验。', procedures: ['four-deliberations'] },
  { key: 'minutes', name: '会议记录的核对签字', hint: '主持人、记录人签了字，记录和会上说的一样，再核对通过。', procedures: ['village-meeting'] },
  { key: 'elections', name: '换届和离任审计', hint: '审计结果在选举以前公布（R-233）；没有登记的，请督促。', procedures: ['village-election'] },
  { key: 'appraisals', name: '民主评议', hint: '由监督委员会主持，每年至少一次。', procedures: ['appraisal'] },
  { key: 'others', name: '其他等办的', hint: '', procedures: [] },
]
const most = 200

export async function workOf(transaction: Transaction, { procedures }: Pick<Door, 'procedures'>, village: string): Promise<readonly SupervisionGroup[]> {
  const county = Number(village.slice(0, 6))
  const waiting = await transaction.selectFrom('tasks').innerJoin('dossiers', (on) => on.onRef('dossiers.county', '=', 'tasks.county').onRef('dossiers.id', '=', 'tasks.dossier'))
    .select(columns).select((row) => row.ref('dossiers.file', '->>').key('period').as('period')).distinct().where('tasks.county', '=', county).where('tasks.office', '=', 'VILLAGE_SUPERVISOR').where('tasks.region', '=', village)
    .orderBy('dossiers.due_at').orderBy('dossiers.id').limit(most).execute()
  const watched = await transaction.selectFrom('dossiers').select(columns).select((row) => row.ref('dossiers.file', '->>').key('period').as('period')).where('dossiers.county', '=', county).where('dossiers.village', '=', Number(village))
    .where((where) => where.or([
      where.and([where('procedure', '=', 'disclosure-question'), where('state', 'in', ['ASKED', 'RAISED'])]),
      where.and([where('procedure', '=', 'village-election'), where('state', 'not in', ['ARCHIVED', 'VOID']), where((field) => field.ref('file', '->').key('audit'), '=', 'null')]),
    ])).orderBy('dossiers.due_at').orderBy('dossiers.id').limit(most).execute()
  const mine = new Set(waiting.map(({ id }) => id))
  const all = [...waiting, ...watched.filter(({ id }) => !mine.has(id))]
  return kinds.map(({ key, name, hint, procedures: of }) => ({ key, name, hint, items: all.filter(({ procedure }) => (of.length === 0 ? !known.has(procedure) : of.includes(procedure))).map(itemOf) }))
    .filter(({ key, items }) => key !== 'others' || items.length > 0)

  function itemOf({ county: at, id, procedure, procedure_version: version, title, state, due_at: due, category, period }: (typeof all)[number]): SupervisionItem {
    const dossier = dossierName({ county: at, id })
    return { dossier, procedure, path: pathOf({ dossier, procedure, village, item: category.slice(3), period: typeof period === 'string' ? period : '' }), title, stateName: procedures.at(procedure, version).states[state]?.name ?? state, due: due?.getTime() ?? null, mine: mine.has(id) }
  }
}

const columns = ['dossiers.county', 'dossiers.id', 'dossiers.procedure', 'dossiers.procedure_version', 'dossiers.title', 'dossiers.state', 'dossiers.due_at', 'dossiers.category'] as const

/** Where it is worked on: a publication is reviewed line by line on its own page, a matter on its ladder. */
function pathOf({ dossier, procedure, village, item, period }: { readonly dossier: string; readonly procedure: string; readonly village: string; readonly item: string; readonly period: string }): string {
  if (procedure === 'disclosure' && period !== '') return `/open-affairs/${village}/${item}/${period}`
  return procedure === 'four-deliberations' ? `/deliberation/matters/${dossier}` : `/dossiers/${dossier}`
}

const known = new Set(kinds.flatMap(({ procedures }) => procedures))
