/** The day of the vote of one election: where its stations stand, what was counted, what comes next. */
import { posts, postsByRank } from '../../../core/election/posts.ts'
import type { Actor } from '../../../core/procedure/actor.ts'
import type { NextBallot, PollingDay } from '../../../core/view/polling.ts'
import type { Kinship } from '../../../core/kinship/kinship.ts'
import { electionBox } from '../../../procedures/election-box/election-box.procedure.ts'
import { candidatesNow, roundNow, type ElectionFile } from '../../../procedures/village-election/election-file.ts'
import { boxKey } from '../../../procedures/village-election/names.ts'
import { nextRound } from '../../../procedures/village-election/rounds.ts'
import { villageElection } from '../../../procedures/village-election/village-election.procedure.ts'
import { takeRole, type Transaction } from '../../database/index.ts'
import { dossierName } from '../../dossiers/index.ts'
import { findRegion, peopleAskedFor } from '../../registry/index.ts'
import { boxesInRound, rollOfElection, type BoxRow, type ElectionRow } from './rows.ts'
import { called, resultView } from './result-view.ts'

export async function dayView(transaction: Transaction, election: ElectionRow, actor: Actor): Promise<PollingDay> {
  const { key, state, sequence, file } = election
  const round = roundNow(file)
  await takeRole(transaction, 'system')
  const roll = await rollOfElection(transaction, file)
  const region = await findRegion(transaction, { level: 'VILLAGE', code: file.village })
  const boxes = round === null ? [] : await boxesInRound(transaction, key, round.number)
  const kinships = state === 'ROUND' ? await kinshipsOf(transaction, key.county, file) : []
  await takeRole(transaction, 'app')
  return {
    election: dossierName(key), village: file.village, villageName: region?.shortName ?? file.village, term: file.term, run: file.run, rehearsal: file.rehearsal, stage: state, stageName: villageElection.states[state].name, sequence,
    roll: roll === null ? null : { id: dossierName(roll.key), sequence: roll.sequence, registered: roll.file.entries.length, rights: roll.file.rights[String(round?.number ?? 0)] ?? 0 },
    round: round === null ? null : { number: round.number, kind: round.kind, day: round.day },
    stations: (round?.stations ?? []).map((station) => stationView(file, round?.number ?? 0, station, boxes.find((box) => box.file.number === station.number) ?? null)),
    result: resultView(file), next: state === 'ROUND' ? nextBallot(file, kinships) : null,
    mayManage: actor.person !== null && file.committee?.members.includes(actor.person) === true,
  }
}

function stationView(file: ElectionFile, round: number, station: { readonly number: number; readonly name: string; readonly kind: string }, box: BoxRow | null): PollingDay['stations'][number] {
  return {
    ...station, box: dossierName(boxKey(file.village, file.term, file.run, round, station.number)), state: box?.state ?? null, stateName: box === null ? '还没有登记' : electionBox.states[box.state].name,
    marks: box?.file.marks ?? 0, received: box?.file.received ?? 0, sequence: box?.sequence ?? 0,
  }
}

/** Whoever is in line for two posts is asked for the own choice before it can be held. */
function nextBallot(file: ElectionFile, kinships: readonly Kinship[]): NextBallot | null {
  const next = nextRound(file, [], kinships)
  return next === null ? null : {
    kind: next.kind, short: next.short.map((post) => posts[post]), mustChoose: next.mustChoose.map((person) => ({ person, name: called(file, person) })),
    posts: postsByRank.filter((post) => next.seats[post] > 0).map((post) => ({ post, name: posts[post], seats: next.seats[post], candidates: next.slate[post].map(({ person, name }) => ({ person, name })) })),
  }
}

/** Of those who stand and those elected, as the register declares them. */
async function kinshipsOf(transaction: Transaction, county: number, file: ElectionFile): Promise<readonly Kinship[]> {
  const people = await peopleAskedFor(transaction, county, [...candidatesNow(file), ...file.others.map(({ person }) => person)])
  return [...people.values()].flatMap(({ id, nearRelatives }) => nearRelatives.map((other) => ({ person: id, relation: 'sibling', other }) as const))
}
