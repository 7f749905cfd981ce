/**
 * The recall of a member of the village committee (罢免): moved in writing by a fifth of the voters or a third of the representatives, answered by the member concerned, voted on paper
 * within the province's days, counted by two apart under the same whole numbers as an election.; Organic Law art. 19.
 */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Procedure } from '../../core/procedure/procedure.ts'
import { posts } from '../../core/election/posts.ts'
import type { RecallOutcome } from '../../core/election/recall.ts'
import { daysBetween } from '../../core/time/index.ts'
import { acts } from './acts.ts'
import { termName } from './conditions.ts'
import { parties, type RecallParty } from './parties.ts'
import { blankRecall, type RecallFile, type RecallShown } from './recall-file.ts'
import { defaultSettings, settingsSchema, type RecallSettings } from './settings.ts'
import { states, type RecallState } from './states.ts'

type Recall = Dossier<RecallFile>
const outcomes: Readonly<Record<RecallOutcome, string>> = { 'recalled': '罢免通过', 'stays': '罢免没有通过', 'too-few-voted': '参加投票的没有过半数，罢免没有通过', 'more-than-issued': '收回的票多于发出的票，表决无效' }

export const committeeRecall: Procedure<RecallFile, RecallSettings, RecallState, RecallParty> = {
  key: 'committee-recall',
  version: 1,
  name: '罢免村委会成员',
  owner: '乡镇人民政府',
  basis: ['村民委员会组织法（2025 年修正）第十九条', 'R-235、R-236'],
  settings: { schema: settingsSchema, defaults: defaultSettings },
  blank: blankRecall,
  states,
  parties,
  acts,
  deadlines: {
    vote: {
      name: '投票表决', rules: ['R-236'], kind: 'limit', runsIn: ['MOVED', 'ADMITTED', 'SCHEDULED'], owner: 'village', budget: ({ openedOn, voteBy }) => ({ amount: openedOn === '' ? 30 : Math.max(1, daysBetween(openedOn, voteBy)), unit: 'CALENDAR_DAY' }),
      onLate: { act: 'note-overdue', sentence: '过了期限没有投票表决，提醒村里、乡镇和县里。' },
    },
  },
  readers: {
    parties: ['concerned', 'counters', 'village', 'supervisors', 'town', 'county'],
    region: { sentence: '被要求罢免的人、本村村干部、村务监督委员会、计票的人、乡镇和县民政局可以看。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules: {
    'R-200': '省里的规定没有核对过的，只能演练；罢免用纸票、无记名投票。',
    'R-228': '两个人分别录入，都录完以前互相看不到；一致才算。',
    'R-229': '被要求罢免的人和近亲属不能计票。',
    'R-235': '五分之一以上有选举权的村民或者三分之一以上的村民代表联名，写明理由，可以要求罢免；被要求罢免的人有权申辩。',
    'R-236': '登记参加选举的村民过半数投票，并经投票的过半数通过；在期限内表决；没有通过的，期限内不能以同一事实和理由再提。',
  },
  texts: {
    moved: () => '有村民书面要求罢免您的村委会职务，您有权申辩，请点开看。',
    received: ({ file }: Recall) => `收到罢免${file.name}的书面要求，请核实签名。`,
    admitted: ({ file }: Recall) => `罢免${file.name}的要求已经受理，请在 ${file.voteBy} 以前投票表决。`,
    refused: ({ file }: Recall) => `罢免${file.name}的要求不再办，理由已经写明。`,
    answered: ({ file }: Recall) => `${file.name}已经提出申辩，请看。`,
    scheduled: ({ file }: Recall) => `罢免的投票表决定在 ${file.vote?.on ?? ''}，${file.vote?.where ?? ''}。`,
    decided: ({ file }: Recall) => `罢免${file.name}的投票表决结果已经公布：${file.outcome === null ? '' : outcomes[file.outcome]}。`,
    overdue: ({ file }: Recall) => `罢免${file.name}的要求过了期限还没有投票表决，请抓紧办。`,
  },
  remarks: ({ file, state }) => [
    ...(file.rehearsal ? [{ text: '这是演练：不公布，没有效力。', since: null, for: 'everybody' } as const] : []),
    ...(state === 'COUNTING' && file.differences.length > 0 ? [{ text: `两份不一致，请重新录：${file.differences.join('、')}。`, since: null, for: 'everybody' } as const] : []),
  ],
  likely: ({ state }) => ({ MOVED: ['admit', 'refuse'], ADMITTED: ['record-answer', 'schedule'], SCHEDULED: ['name-counters'], COUNTING: ['compare'], COUNTED: ['announce'] } as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['recall-count', 'committee-recall'], what: ({ file }) => ({ ...shown(file) }) },
  belongsTo: ({ file }) => (file.village === '' ? null : termName(file)),
  sheet: ({ file }) => [
    { label: '要求罢免', kind: 'text', value: file.post === null ? file.name : `${file.name}（${posts[file.post]}）` },
    { label: '理由', kind: 'text', value: file.reasons },
    ...(file.signatures === null ? [] : [{ label: '签名', kind: 'text' as const, value: `选民 ${file.signatures.signers}/${file.signatures.eligibleVoters}，村民代表 ${file.signatures.representativesSigned}/${file.signatures.representatives}` }]),
    { label: '表决期限', kind: 'day', value: file.voteBy },
    ...(file.answer === null ? [] : [{ label: file.answer.given ? '申辩' : '没有申辩', kind: 'text' as const, value: file.answer.words }]),
    ...(file.vote === null ? [] : [{ label: '投票', kind: 'text' as const, value: `${file.vote.on}，${file.vote.where}` }]),
    ...(file.counted === null ? [] : [{
      label: '计票', kind: 'text' as const,
      value: `登记 ${file.counted.papers.registered}，发出 ${file.counted.papers.issued}，收回 ${file.counted.papers.returned}；同意 ${file.counted.yes}，不同意 ${file.counted.no}，废票 ${file.counted.invalid}；${file.outcome === null ? '' : outcomes[file.outcome]}`,
    }]),
  ],
  summary: ({ file }) => ({ number: null, title: file.name === '' ? '罢免村委会成员' : `罢免${file.name}${file.rehearsal ? '（演练）' : ''}`, category: 'committee-recall', priority: 'P2', lon: null, lat: null, reporter: null, searchText: '罢免村委会成员' }),
}

function shown(file: RecallFile): RecallShown {
  const failed = file.decidedOn !== null && (file.outcome === 'stays' || file.outcome === 'too-few-voted')
  return { village: file.village, person: file.person, rehearsal: file.rehearsal, counters: file.counters, attempt: file.attempt, failedOn: failed ? file.decidedOn : null }
}
