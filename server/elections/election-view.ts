/** One election as its page shows it: the ladder, who runs it, who stands, what each round gave, what law asks for now. Nothing joins voter and choice. */
import {
  faultsOfSlate, handOverDue, lastDayToObject, mustWithdraw, posts, postsByRank, type Post, type SlateFault,
} from '../../core/election/index.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { dayOf, toIso, type Instant, type WorkingCalendar } from '../../core/time/index.ts'
import type { CommitteeView, ElectionView, NextRoundView, NomineeView, RollHead, RoundView } from '../../core/view/elections.ts'
import type { Kinship } from '../../core/kinship/kinship.ts'
import { electionRoll } from '../../procedures/election-roll/election-roll.procedure.ts'
import { proxiesNow, openObjections, type RollFile } from '../../procedures/election-roll/roll-file.ts'
import { states as boxStates } from '../../procedures/election-box/states.ts'
import { candidatesNow, nameIn, roundNow, standing, type ElectionFile, type Round } from '../../procedures/village-election/election-file.ts'
import { nextRound } from '../../procedures/village-election/rounds.ts'
import { states } from '../../procedures/village-election/states.ts'
import { titleOf } from '../../procedures/village-election/texts.zh.ts'
import { dossierName } from '../dossiers/index.ts'
import { climbing, isOfCommittee, type Election, type Part } from './election-rows.ts'
import { ladderOf, nextStep } from './ladder.ts'
import { outcomeWords } from './outcome-words.ts'

export type Around = { readonly actor: Actor; readonly now: Instant; readonly calendar: WorkingCalendar; readonly kinships: readonly Kinship[]; readonly villageName: string; readonly townName: string }

const kinds = { FIRST: '投票', RERUN: '另行选举', TIE: '再次投票' } as const

export function viewOf(election: Election, around: Around): ElectionView {
  const { key, sequence, state, file, roll } = election
  const { actor, now, calendar, kinships } = around
  const nameOf = (person: string) => nameIn(file, person) || file.others.find((one) => one.person === person)?.name || '一名候选人'
  const office = actor.mandate?.office
  const where = climbing(election, now, calendar)
  const settled = roundNow(file)?.announced !== null && roundNow(file)?.announced !== undefined
  return {
    id: dossierName(key), sequence, village: file.village, villageName: around.villageName, townName: around.townName, title: titleOf({ file }), term: file.term, run: file.run, rehearsal: file.rehearsal,
    state, stateName: states[state].name, sentence: states[state].sentence, electionDay: roundNow(file)?.day ?? file.electionDay, today: dayOf(now), seats: file.seats, basis: file.basis,
    duties: {
      committee: isOfCommittee(election, actor.person), village: office === 'VILLAGE_CADRE' || office === 'PARTY_SEC', town: office === 'TOWN_DISPATCHER' || office === 'CIVIL_AFFAIRS',
      supervisor: office === 'VILLAGE_SUPERVISOR',
    },
    steps: ladderOf(where), next: nextStep(where),
    committee: committeeOf(file, kinships, nameOf), audit: file.audit, nominees: file.nominees.map(nomineeOf), candidatesOn: file.candidatesOn?.day ?? null,
    introduced: file.introductions === null ? null : { on: file.introductions.on, where: file.introductions.where, lines: file.introductions.lines.map(({ person, text, minutes }) => ({ name: nameOf(person), text, minutes })) },
    slateFaults: state === 'NOMINATING' ? slateFaultsOf(file, roll, nameOf) : [],
    rounds: file.rounds.map((round) => roundOf(round, election, nameOf)),
    nextRound: state === 'ROUND' || state === 'CANDIDATES' ? nextOf(file, kinships) : null,
    outcome: outcomeWords(file.result, settled, nameOf),
    elected: file.result?.valid === true ? file.result.winners.filter(({ person }) => !file.voided.some((one) => one.person === person)).map(({ person, post, votes, round }) => ({ person, name: nameOf(person), post, votes, round })) : [],
    roll: roll === null ? null : headOf(roll, calendar),
    handOver: {
      due: file.handOverBy ?? (file.decidedAt === null ? null : handOverDue(dayOf(file.decidedAt), calendar)), on: file.handedOver?.on ?? null, from: file.handedOver?.from ?? '', to: file.handedOver?.to ?? '',
      items: file.handedOver?.items ?? [], words: file.handedOver?.words ?? '',
    },
    ended: file.ended,
    rules: {
      staffLeast: file.rules.staffLeast, scrutineersLeast: file.rules.scrutineersLeast, proxiesNoticeDays: file.rules.proxiesNoticeDays, candidatesNoticeDays: file.rules.candidatesNoticeDays,
      committeeSizes: file.rehearsal ? [] : file.rules.committeeSizes, hukouVillageProof: file.rules.hukouVillageProof,
      introductionLongest: file.rules.introductionLongest, introductionMinutes: file.rules.introductionMinutes, leaveOutUnreachable: file.rules.leaveOutUnreachable, absencesEndOffice: file.rules.absencesEndOffice,
    },
  }
}

export function headOf({ id, sequence, state, file }: Part<RollFile>, calendar: WorkingCalendar): RollHead {
  const count = (kind: RollFile['entries'][number]['registration']) => file.entries.filter(({ registration }) => registration === kind).length
  return {
    id, sequence, state, stateName: electionRoll.states[state as keyof typeof electionRoll.states].name, count: file.entries.length, women: file.entries.filter(({ sex }) => sex === 'woman').length,
    kinds: { resident: count('resident'), away: count('away'), outside: count('outside') }, publishedOn: file.published?.on ?? null, where: file.published?.where ?? '',
    objectUntil: file.published === null ? null : lastDayToObject(file.published.on, calendar), sealedOn: file.sealedOn, openObjections: openObjections(file).length, openWishes: file.wishes.filter(({ answer }) => answer === null).length, proxies: proxiesNow(file).length,
    proxiesOn: file.proxiesPublished?.on ?? null,
  }
}

/** Everybody whose near relatives matter here: who runs it and who stands. */
export function personsAbout(file: ElectionFile): readonly string[] {
  return [...new Set([...(file.committee?.chosen.ranking ?? []), ...candidatesNow(file), ...file.others.map(({ person }) => person)])].slice(0, 200)
}

function committeeOf(file: ElectionFile, kinships: readonly Kinship[], nameOf: (person: string) => string): CommitteeView | null {
  const { committee } = file
  if (committee === null) return null
  const withdrawals = mustWithdraw(committee.members, candidatesNow(file), kinships)
  const left = new Set(committee.left.map(({ person }) => person))
  return {
    by: committee.by, heldOn: committee.heldOn, resolution: committee.resolution, missing: committee.missing,
    members: committee.members.map((person) => {
      const why = withdrawals.find((one) => one.person === person)
      return {
        person, name: nameOf(person), role: person === committee.head ? 'HEAD' as const : person === committee.deputy ? 'DEPUTY' as const : 'MEMBER' as const,
        mustWithdraw: why === undefined ? null : why.because === 'nominated' ? '本人被提名为候选人，要退出' : `近亲属${nameOf(why.of)}被提名为候选人，要退出`,
      }
    }),
    reserve: committee.chosen.ranking.filter((person) => !committee.members.includes(person) && !left.has(person)).map((person) => ({ person, name: nameOf(person) })),
    meetings: committee.meetings.map(({ on, about, absent }) => ({ on, about, absent: absent.map(({ person, excused }) => ({ name: nameOf(person), excused })) })),
    left: committee.left.map(({ person, because, on }) => ({ name: nameOf(person), because, on })),
  }
}

function nomineeOf({ person, name, number, sex, post, by, round, review, withdrawn }: ElectionFile['nominees'][number]): NomineeView {
  return { person, name, number, sex, post, by, round, review, withdrawn }
}

function slateFaultsOf(file: ElectionFile, roll: Part<RollFile> | null, nameOf: (person: string) => string): readonly string[] {
  const stand = standing(file)
  const ground = { roll: new Set(roll?.file.entries.map(({ person }) => person)), passed: new Set(stand.filter(({ review }) => review?.passed === true).map(({ person }) => person)) }
  return faultsOfSlate(stand, file.seats, ground, file.rules).map((fault) => faultWords(fault, nameOf))
}

function faultWords(fault: SlateFault, nameOf: (person: string) => string): string {
  switch (fault.code) {
    case 'too-few-candidates': return `${posts[fault.post]}候选人至少要 ${fault.needed} 人，还不够。`
    case 'too-many-candidates': return `${posts[fault.post]}候选人最多 ${fault.needed} 人，多了。`
    case 'candidate-twice': return `${nameOf(fault.person)}做了两个职位的候选人，要书面选一个。`
    case 'candidate-not-registered': return `${nameOf(fault.person)}不在名册上，要登记退出。`
    case 'candidate-not-screened': return `${nameOf(fault.person)}还没有联审通过。`
  }
}

function roundOf(round: Round, { file, boxes, roll }: Election, nameOf: (person: string) => string): RoundView {
  const present = round.number === file.rounds.length
  const { counted } = round
  return {
    number: round.number, kindName: round.number === 1 ? '第一次投票' : kinds[round.kind], day: round.day, rights: roll?.file.rights[String(round.number)] ?? 0,
    posts: postsByRank.filter((post) => round.seats[post] > 0).map((post) => ({ post, seats: round.seats[post], candidates: round.slate[post].map(({ person, name }) => ({ person, name })) })),
    stations: round.stations.map(({ number, name, kind }) => {
      const box = present ? boxes.find((one) => one.number === number) : undefined
      const state = box?.state ?? null
      return { number, name, kind, box: box?.id ?? '', state, stateName: state === null ? (present ? '还没有开' : '') : boxStates[state as keyof typeof boxStates].name, sequence: box?.sequence ?? 0, workers: box?.file?.workers.map(({ person, duty }) => ({ person, duty })) ?? [], received: box?.file?.received ?? 0, seal: box?.file?.seal ?? '' }
    }),
    papers: counted === null ? null : counted.count.papers,
    votes: counted === null ? [] : postsByRank.filter((post) => round.seats[post] > 0).map((post: Post) => ({
      post, invalid: counted.count.posts[post].invalid,
      lines: counted.count.posts[post].votes.toSorted((one, other) => other.votes - one.votes).map(({ person, votes }) => ({ person, name: nameOf(person), votes })),
    })),
    announced: round.announced === null ? null : { at: toIso(round.announced.at), where: round.announced.where, by: round.announced.by },
  }
}

function nextOf(file: ElectionFile, kinships: readonly Kinship[]): NextRoundView | null {
  const next = nextRound(file, [], kinships)
  if (next === null) return null
  const everybody = postsByRank.flatMap((post) => next.slate[post])
  return {
    kindName: file.rounds.length === 0 ? '第一次投票' : kinds[next.kind], short: next.short,
    posts: postsByRank.filter((post) => next.seats[post] > 0).map((post) => ({ post, seats: next.seats[post], candidates: next.slate[post].map(({ person, name }) => ({ person, name })) })),
    mustChoose: next.mustChoose.map((person) => ({ person, name: everybody.find((one) => one.person === person)?.name ?? '' })),
  }
}
