/**
 * The one door (architecture §2): every change, from a form, a phone that was offline, a timer, an import or a test, comes
 * through `perform` and its seven steps, in one database transaction.
 */
import { decide, type Decision } from '../../core/procedure/decide.ts'
import type { Counts } from '../../core/indicators/index.ts'
import type { Dossier, DossierEvent } from '../../core/procedure/dossier.ts'
import { blankDossier, evolve, fold } from '../../core/procedure/fold.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { takeRole, type Context, type Transaction } from '../database/index.ts'
import { appendEvent, dossierName, moveReadModel, openReadModel, parseDossierKey, readEvents, readModelOf } from '../dossiers/index.ts'
import { chainHash, genesis } from '../ledger/index.ts'
import type { Door } from './door.ts'
import { gatherKnown } from './known.ts'
import { isRace, isRecordedAlready, malformedId, toldTwice, unknownDossier, unknownProcedure } from './refusals.ts'
import { recallAct, recallRecord, rememberAct } from './seen-before.ts'
import type { Performed, Submission } from './submission.ts'

/** Races are decided by the database; the loser looks again, a few times, before it is told that things changed. */
const tries = 5

/** @throws Refused with the reasons; nothing is then written. */
export async function perform(door: Door, submission: Submission): Promise<Performed> {
  try {
    const performed = await performOnce(door, submission)
    door.noted?.(submission.act.act, performed.repeated ? 'repeated' : 'accepted')
    return performed
  } catch (error) {
    door.noted?.(submission.act.act, error instanceof Refused ? 'refused' : 'failed')
    throw error
  }
}

async function performOnce(door: Door, submission: Submission): Promise<Performed> {
  if (!isWellKeyed(submission)) throw new Refused(malformedId())
  const context: Context = submission.actor.kind === 'system' ? { role: 'system' } : { role: 'app', actor: submission.actor }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await door.database.transaction(context, (transaction) => performIn(door, transaction, submission))
    } catch (error) {
      if (isRecordedAlready(error)) return await door.database.transaction({ role: 'system' }, (transaction) => recallRecord(transaction, submission))
      if (!isRace(error)) throw error
      if (attempt === tries) throw new Refused(toldTwice())
    }
  }
}

/** What the database would give back in another spelling is refused: the record is hashed as it stands in the table. */
function isWellKeyed({ act, dossier }: Submission): boolean {
  return uuid.test(act.id) && parseDossierKey(dossierName(dossier)) !== null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

async function performIn(door: Door, transaction: Transaction, submission: Submission): Promise<Performed> {
  // 1 seen before?
  const before = await rememberAct(transaction, submission, door.clock())
  if (!before) return await recallAct(transaction, submission)
  // 2 load, locked
  const { procedure, dossier, head, records, counted } = await load(door, transaction, submission)
  const now = Math.max(door.clock(), dossier.updatedAt ?? 0)
  // 3 decide
  const settings = await door.settings.inForce(transaction, procedure, dossier.key.county)
  const calendar = await door.calendars.of(transaction, dossier.key.county, now)
  const setting = { actor: submission.actor, now, settings: settings.contents, settingsVersion: settings.version, calendar }
  const known = await gatherKnown(transaction, procedure, dossier, submission.act, { ...setting })
  const decision = decide(procedure, dossier, submission.act, { ...setting, known })
  if (!decision.accepted) throw new Refused(decision.refusal)
  // 4 append · 5 fold · 6 effects · 7 seal
  const after = evolve(procedure, dossier, decision.event)
  const model = readModelOf(procedure, after, settings.contents, calendar, [...records, decision.event])
  const hash = chainHash(dossier.key, after.procedure, head, decision.event)
  const stored = { event: decision.event, previousHash: head, hash }
  const opening = dossier.sequence === 0
  if (opening) await openReadModel(transaction, model, hash)
  await asActor(transaction, submission, () => appendEvent(transaction, dossier.key, stored))
  await attachFiles(door, transaction, submission, decision, now)
  if (!opening) await moveReadModel(transaction, model, hash, counted)
  await keepContact(door, transaction, submission, now)
  await door.enqueue(transaction, { key: dossier.key, procedure, dossier: after, sequence: after.sequence, intents: decision.effects, followUps: decision.followUps, actor: submission.actor.person, now })
  await transaction.updateTable('acts').set({ sequence: after.sequence })
    .where('county', '=', dossier.key.county).where('id', '=', submission.act.id).execute()
  return { dossier: dossier.key, sequence: after.sequence, repeated: false }
}

type Found = {
  readonly procedure: AnyProcedure
  readonly dossier: Dossier
  readonly head: Buffer
  readonly records: readonly DossierEvent[]
  /** What the figures hold of it so far. */
  readonly counted: Counts | null
}

async function load(door: Door, transaction: Transaction, submission: Submission): Promise<Found> {
  const { dossier: key } = submission
  const seen = await transaction.selectFrom('dossiers').select(['procedure', 'procedure_version'])
    .where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
  await takeRole(transaction, 'system')
  if (seen === undefined) {
    if (submission.procedure === undefined) throw new Refused(unknownDossier())
    const procedure = door.procedures.newest(submission.procedure)
    if (procedure === null) throw new Refused(unknownProcedure(submission.procedure))
    return { procedure, dossier: blankDossier(procedure, key), head: genesis, records: [], counted: null }
  }
  const procedure = door.procedures.at(seen.procedure, seen.procedure_version)
  const locked = await transaction.selectFrom('dossiers').select(['head_hash', 'counts'])
    .where('county', '=', key.county).where('id', '=', key.id).forUpdate().executeTakeFirstOrThrow()
  const records = (await readEvents(transaction, key)).map(({ event }) => event)
  return { procedure, dossier: fold(procedure, key, records), head: locked.head_hash, records, counted: locked.counts }
}

/** The record is written as the person who did it, under that person's policies; everything else is the platform's work. */
async function asActor(transaction: Transaction, { actor }: Submission, work: () => Promise<unknown>): Promise<void> {
  if (actor.kind === 'system') {
    await work()
    return
  }
  await takeRole(transaction, 'app')
  await work()
  await takeRole(transaction, 'system')
}

async function attachFiles(door: Door, transaction: Transaction, submission: Submission, decision: Decision & { accepted: true }, now: number): Promise<void> {
  const files = decision.event.form['files']
  if (!Array.isArray(files) || files.length === 0) return
  await asActor(transaction, submission, () => door.attach(transaction, submission.dossier, {
    files: files.map(String), now, ...(submission.uploadTokens === undefined ? {} : { tokens: submission.uploadTokens }),
  }))
}

async function keepContact(door: Door, transaction: Transaction, { contact, actor, dossier }: Submission, now: number): Promise<void> {
  if (contact === undefined || actor.person === null) return
  await door.keepContact(transaction, dossier, { ...contact, person: actor.person, now })
}
