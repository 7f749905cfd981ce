/**
 * The election of a village committee (村民委员会换届、补选选举): 推选选委会 → 登记 → 提名 → 公布候选人 → 投票 → 公开计票 → 当场公布 → 再投票、另行选举 → 移交. One
 * dossier a village, term and run. Domain §3.2, R-200…; the law in whole numbers is core/election. The process is kept and paper is counted: there is no
 * electronic ballot, and nothing that joins a voter and a choice.
 */
import type { Procedure } from '../../core/procedure/procedure.ts'
import { handOverDays } from '../../core/election/term.ts'
import { dayOf, daysBetween, type Budget } from '../../core/time/index.ts'
import { before } from './acts-before.ts'
import { voting } from './acts-voting.ts'
import { blankElection, candidatesNow, electedNow, nameIn, roundNow, type ElectionFile } from './election-file.ts'
import { isAbsentTooOften } from './conditions.ts'
import { parties, type ElectionParty } from './parties.ts'
import { rules } from './rules.zh.ts'
import { defaultSettings, faultsOfSettings, settingsSchema, type ElectionSettings } from './settings.ts'
import { sheetOf } from './sheet.ts'
import type { ElectionShown } from './shown.ts'
import { states, type ElectionState } from './states.ts'
import { texts, titleOf } from './texts.zh.ts'

export const villageElection: Procedure<ElectionFile, ElectionSettings, ElectionState, ElectionParty> = {
  key: 'village-election',
  version: 1,
  name: '村民委员会选举',
  owner: '县民政局',
  basis: ['村民委员会组织法（2025 年修正）第十四条至第二十四条', '长治市“三化三治”指导意见 二(一)3', 'R-200…R-238'],
  settings: { schema: settingsSchema, defaults: defaultSettings, faults: faultsOfSettings },
  blank: blankElection,
  states,
  parties,
  acts: { ...before, ...voting },
  deadlines: {
    announce: {
      name: '当场公布', rules: ['R-228'], kind: 'limit', runsIn: ['COUNTED'], owner: 'committee', budget: (file) => ({ amount: file.rules.announceWithinHours, unit: 'URGENT_HOUR' }),
      spell: (file) => file.rounds.length, onLate: { act: 'note-overdue', sentence: '计票完成两小时还没有公布，提醒选举委员会和乡镇。' },
    },
    rerun: {
      name: '另行选举', rules: ['R-224'], kind: 'limit', runsIn: ['ROUND'], owner: 'committee', budget: (file) => until(file.rerunBy, file.rounds.at(-1)?.announced?.at, file.rules.rerunWithinDays),
      spell: (file) => file.rounds.length, onLate: { act: 'note-overdue', sentence: '过了期限还没有另行选举，提醒选举委员会和乡镇。' },
    },
    handOver: {
      name: '移交', rules: ['R-232'], kind: 'limit', runsIn: ['DECIDED'], owner: 'committee', budget: (file) => until(file.handOverBy, file.decidedAt, handOverDays), onLate: { act: 'note-overdue', sentence: '十日内没有移交，提醒选举委员会和乡镇。' },
    },
  },
  readers: {
    parties: ['committee', 'village', 'supervisors', 'town', 'county'],
    region: { sentence: '只有选举委员会、村党组织和村干部、村务监督委员会、乡镇和县民政局可以看；名册、候选人和结果人人可以看。', when: () => false },
    barred: () => ({ persons: [], units: [] }),
    hidden: [],
  },
  rules,
  texts,
  remarks: ({ file, state }) => [
    ...(file.rehearsal ? [{ text: '这是演练：不公布，没有效力。', since: null, for: 'everybody' } as const] : []),
    ...(state === 'ROUND' && file.result !== null && !file.result.valid ? [{ text: '这次投票没有过半数，无效，要重新投票。', since: null, for: 'everybody' } as const] : []),
    ...(file.committee?.members ?? []).filter((person) => isAbsentTooOften(file, person)).map((person) => ({ text: `${nameIn(file, person)}无正当理由缺席满次数，请登记退出选举委员会。`, since: null, for: 'staff' } as const)),
    ...file.voided.map(({ person }) => ({ text: `${nameIn(file, person)}的当选已经认定无效。`, since: null, for: 'everybody' } as const)),
    ...((file.committee?.missing ?? 0) > 0 ? [{ text: `选举委员会缺 ${file.committee?.missing ?? 0} 人。`, since: null, for: 'everybody' } as const] : []),
  ],
  likely: ({ state }) => (likelyActs as Readonly<Record<string, readonly string[]>>)[state ?? ''] ?? [],
  shows: { to: ['election-roll', 'election-box', 'village-election', 'roll-request', 'election-complaint', 'end-of-office'], what: ({ file }) => ({ ...shown(file) }) },
  sheet: sheetOf,
  summary: (dossier) => ({ number: null, title: titleOf(dossier), category: 'village-election', priority: 'P2', lon: null, lat: null, reporter: null, searchText: titleOf(dossier) }),
}

/** The clock of law in days from when it began to run; holidays are rolled over where the day was reckoned. */
function until(day: string | null, from: number | null | undefined, days: number): Budget {
  return { amount: day === null || from === null || from === undefined ? days : Math.max(1, daysBetween(dayOf(from), day)), unit: 'CALENDAR_DAY' }
}

const likelyActs = {
  ANNOUNCED: ['form-committee', 'record-audit'], REGISTERING: ['begin-nominations', 'open-ballot'], NOMINATING: ['nominate', 'review-nominee', 'publish-candidates'], CANDIDATES: ['introduce', 'prepare'], PREPARED: ['begin-voting'], VOTING: ['end-voting'],
  COUNTING: ['finish-count'], COUNTED: ['announce-result'], ROUND: ['prepare'], DECIDED: ['hand-over'], HANDED_OVER: ['archive'],
} as const

function shown(file: ElectionFile): ElectionShown {
  const round = roundNow(file)
  return {
    village: file.village, term: file.term, run: file.run, rehearsal: file.rehearsal, electionDay: file.electionDay, hukouVillageProof: file.rules.hukouVillageProof, leaveOutUnreachable: file.rules.leaveOutUnreachable, proxiesNoticeDays: file.rules.proxiesNoticeDays,
    staffLeast: file.rules.staffLeast, scrutineersLeast: file.rules.scrutineersLeast, fewPapers: file.rules.fewPapers, committee: file.committee?.members ?? [], candidates: candidatesNow(file),
    round: round === null ? null : { number: round.number, kind: round.kind, day: round.day, seats: round.seats, slate: round.slate, stations: round.stations },
    elected: file.decidedAt === null ? null : { on: dayOf(file.decidedAt), members: electedNow(file) },
  }
}
