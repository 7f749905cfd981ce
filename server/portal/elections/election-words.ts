/** An election in a villager's words: its calendar by law, what was counted, what follows. */
import { boxKinds, calendarOf, posts, postsByRank, steps, termEnd, type Result, type Step, type StepDays } from '../../../core/election/index.ts'
import { dayForVillagers, dayOf, type Day, type Instant, type WorkingCalendar } from '../../../core/time/index.ts'
import type { ElectionPage, ElectionResult, ElectionRound } from '../../../faces/portal/contract.ts'
import type { ElectionFile, Round } from '../../../procedures/village-election/election-file.ts'
import { firstRehearsal } from '../../../procedures/village-election/names.ts'
import { nameOf, outcomeWords, type PublicElection } from '../../elections/index.ts'

export function electionTitle(term: number, run: number): string {
  return run === 0 ? `${term}年村委会换届选举` : run < firstRehearsal ? `${term}年这一届的第 ${run} 次补选` : ''
}

/** Only steps that have days by law, in their order; a second vote only where there is one. */
export function calendarLines({ file, roll, state }: PublicElection, now: Instant, calendar: WorkingCalendar): ElectionPage['calendar'] {
  if (['ARCHIVED', 'VOID'].includes(state)) return []
  const today = dayOf(now)
  const dates = { electionDay: file.electionDay, termBeganOn: null, rollPublishedOn: roll?.file.published?.on ?? null, completeOn: file.decidedAt === null ? null : dayOf(file.decidedAt) }
  return calendarOf(dates, file.rules, calendar).filter(({ step }) => step !== 'remind' && (step !== 'rerun' || state === 'ROUND' || file.rounds.length > 1))
    .map((line) => ({ step: steps[line.step], days: daysInWords(line), state: stateOf(line, { file, roll }, today) }))
}

function daysInWords({ step, earliest, latest }: StepDays): string {
  if (step === 'vote') return latest === null ? '' : dayForVillagers(latest)
  if ((step === 'object' || step === 'rule-objections') && earliest !== null && latest !== null) return `${dayForVillagers(earliest)}到${dayForVillagers(latest)}`
  return latest === null ? '' : `最迟${dayForVillagers(latest)}`
}

function stateOf({ step, earliest, latest }: StepDays, { file, roll }: Pick<PublicElection, 'file' | 'roll'>, today: Day): ElectionPage['calendar'][number]['state'] {
  const announced = file.rounds.some((round) => round.announced !== null)
  const done: Readonly<Partial<Record<Step, boolean>>> = {
    'audit': file.audit !== null, 'choose-committee': file.committee !== null, 'publish-roll': roll !== null, 'object': roll !== null && latest !== null && today > latest,
    'rule-objections': roll !== null && roll.state !== 'PUBLISHED', 'publish-candidates': file.candidatesOn !== null, 'publish-proxies': roll !== null && roll.file.proxiesPublished !== null,
    'vote': announced, 'rerun': file.decidedAt !== null, 'hand-over': file.handedOver !== null,
  }
  if (done[step] === true) return '办了'
  const begins: Readonly<Partial<Record<Step, boolean>>> = {
    'object': roll !== null, 'rule-objections': roll !== null, 'publish-candidates': roll !== null, 'publish-proxies': roll?.state === 'SEALED', 'vote': earliest !== null && today >= file.electionDay && !announced, 'rerun': announced,
    'hand-over': file.decidedAt !== null, 'audit': true, 'choose-committee': true, 'publish-roll': file.committee !== null,
  }
  return begins[step] === true ? '正在办' : '还没到'
}

export function roundOf(file: ElectionFile, round: Round, results: PublicElection['results']): ElectionRound {
  const asked = postsByRank.filter((post) => round.seats[post] > 0)
  return {
    number: round.number, title: roundTitle(round), day: `${dayForVillagers(round.day)}投票${round.announced === null ? '' : `，当天在${round.announced.where}公布`}`,
    stations: round.stations.map(({ name, kind }) => ({ name, kind: boxKinds[kind] })),
    ballot: asked.map((post) => ({ post: `${posts[post]}（选 ${round.seats[post]} 人）`, names: round.slate[post].map(({ name }) => name).join('、') })),
    result: round.announced === null ? null : resultOf(file, round, results.get(round.number) ?? null),
  }
}

function resultOf(file: ElectionFile, { seats, counted }: Round, result: Result | null): ElectionResult | null {
  if (counted === null) return null
  const { papers, posts: counts } = counted.count
  const won = new Set(result?.valid === true ? result.winners.map(({ person, post }) => `${post}/${person}`) : [])
  return {
    facts: [
      { name: '登记参加选举', value: `${papers.registered} 人` }, { name: '发出选票', value: `${papers.issued} 张` }, { name: '收回选票', value: `${papers.returned} 张` },
      ...(papers.forged === 0 ? [] : [{ name: '不是本次的票', value: `${papers.forged} 张，不算` }]),
    ],
    posts: postsByRank.filter((post) => seats[post] > 0).map((post) => ({
      post: posts[post], invalid: counts[post].invalid,
      lines: counts[post].votes.toSorted((one, other) => other.votes - one.votes).map(({ person, votes }) => ({ name: nameOf(file, person), votes, elected: won.has(`${post}/${person}`) })),
    })),
    words: outcomeWords(result, true, (person) => nameOf(file, person)).filter((one) => !one.startsWith('当选：')),
  }
}

function roundTitle({ number, kind }: Round): string {
  const what = { FIRST: number === 1 ? '投票' : '重新投票', RERUN: '另行选举', TIE: '票数相同再投一次' }[kind]
  return `第 ${number} 次投票（${what}）`
}

/** Five years from the day of the new committee (R-231); whoever is elected in between serves to the end of this term (R-238). */
export function termWords({ file, run }: Pick<PublicElection, 'file' | 'run'>): string {
  if (file.decidedAt === null) return ''
  const began = dayOf(file.decidedAt)
  return run === 0 ? `任期五年：${dayForVillagers(began)}到${dayForVillagers(termEnd(began))}。` : `${dayForVillagers(began)}起任职，到本届村委会任期满为止。`
}
