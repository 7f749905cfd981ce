/** A station or mobile box as its page needs it. */
import { issuedAt } from '../../../core/election/paper-box.ts'
import type { Post } from '../../../core/election/posts.ts'
import type { Actor } from '../../../core/procedure/actor.ts'
import type { PollingBox, PollingPerson, PollingSlate } from '../../../core/view/polling.ts'
import { boxOf } from '../../../procedures/election-box/box-file.ts'
import { electionBox } from '../../../procedures/election-box/election-box.procedure.ts'
import type { Slate } from '../../../procedures/village-election/election-file.ts'
import { takeRole, type Transaction } from '../../database/index.ts'
import { dossierName } from '../../dossiers/index.ts'
import { findRegion } from '../../registry/index.ts'
import { boxesInRound, electionOfBox, worksAt, type BoxRow } from './rows.ts'
import { differencesOf, sheetHead, sheetKeys, sheetOf } from './sheets.ts'

export async function boxView(transaction: Transaction, box: BoxRow, actor: Actor): Promise<PollingBox> {
  const { key, state, sequence, file } = box
  await takeRole(transaction, 'system')
  const election = await electionOfBox(transaction, box)
  const region = await findRegion(transaction, { level: 'VILLAGE', code: file.village })
  const names = await namesOf(transaction, key.county, peopleIn(box))
  const round = await boxesInRound(transaction, election.key, file.round)
  const { fewPapers } = election.file.rules
  const sheets = { A: await sheetOf(transaction, box, 'A'), B: await sheetOf(transaction, box, 'B') }
  const differences = await differencesOf(transaction, box, actor.person)
  await takeRole(transaction, 'app')
  const person = (id: string): PollingPerson => ({ person: id, name: names.get(id) ?? '' })
  return {
    id: dossierName(key), election: dossierName(election.key), number: file.number, name: file.name, kind: file.kind, state, stateName: electionBox.states[state].name, sequence,
    village: file.village, run: file.run, villageName: region?.shortName ?? file.village, term: file.term, rehearsal: file.rehearsal, round: file.round, stage: election.state, seats: file.seats, slate: slateView(file.slate),
    others: file.others.map(({ person: id, name }) => ({ person: id, name })), workers: file.workers.map((one) => ({ ...person(one.person), duty: one.duty })), committee: file.committee.map(person),
    checked: [...file.checked], received: file.received, seal: file.seal, marks: file.marks, recent: [...file.recent], shut: file.shut, mixed: [...file.mixed],
    mixable: mixableWith(box, round, fewPapers),
    fewPapers,
    sheets: { A: sheetHead(box, 'A', sheets.A, actor.person, names), B: sheetHead(box, 'B', sheets.B, actor.person, names) }, differences,
    least: { staff: election.file.rules.staffLeast, scrutineers: election.file.rules.scrutineersLeast },
    mayManage: actor.person !== null && file.committee.includes(actor.person), mayWork: worksAt(box, actor.person), me: actor.person,
  }
}

export function slateView(slate: Slate): PollingSlate {
  const people = (post: Post) => slate[post].map(({ person, name }) => ({ person, name }))
  return { chair: people('chair'), vice: people('vice'), member: people('member') }
}

/** Runs as the platform. */
async function namesOf(transaction: Transaction, county: number, persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(persons)]
  if (asked.length === 0) return new Map()
  const rows = await transaction.selectFrom('persons').select(['id', 'name']).where('county', '=', county).where('id', 'in', asked).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Shut and not opened anywhere: mobile boxes, and stations whose papers are too few to be opened alone. */
function mixableWith({ file }: BoxRow, round: readonly BoxRow[], fewPapers: number): PollingBox['mixable'] {
  const free = round.filter((one) => one.state === 'SHUT' && one.file.number !== file.number && !round.some((other) => other.file.mixed.includes(one.file.number)))
  return free.map((one) => ({ number: one.file.number, name: one.file.name, issued: issuedAt(boxOf(one.file)), kind: one.file.kind }))
    .filter(({ kind, issued }) => kind === 'mobile' || issued <= fewPapers).map(({ number, name, issued }) => ({ number, name, issued }))
}

function peopleIn({ file }: BoxRow): readonly string[] {
  return [...file.committee, ...file.workers.map(({ person }) => person), ...sheetKeys.flatMap((name) => file.sheets[name].person ?? [])]
}
