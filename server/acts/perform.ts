/**
 * The one door (architecture §2): every change, from a form, a phone that was offline, a timer, an import or a test, comes
 * through `perform` and its seven steps, in one database transaction.
 */
import { decide, type Decision } from '../../core/procedure/decide.ts'
import type { Counts } from '../../core/indicators/index.ts'
import type { Dossier, DossierEvent } from '../../core/procedure/dossier.ts'
import { blankDossier, evolve, fold } from '../../core/procedure/fold.ts'
import { actNamed, type AnyProcedure } from '../../core/procedure/procedure.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { writeEntries } from '../books/index.ts'
import { takeRole, type Context, type Transaction } from '../database/index.ts'
import { appendEvent, dossierName, moveReadModel, openReadModel, parseDossierKey, readEvents, readModelOf } from '../dossiers/index.ts'
import { chainHash, genesis } from '../ledger/index.ts'
import type { Door } from './door.ts'
import { gatherKnown } from './known.ts'
import { demandConsent } from './on-behalf.ts'
import { isRace, isRecordedAlready, malformedId, seenMissing, toldTwice, unknownDossier, unknownProcedure } from './refusals.ts'
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
  // Until this act is over no time is moved: it is wholly before or wholly after what a move brings about (decision 0021).
  const begun = await door.moved?.hold(transaction) ?? door.clock()
  // 1 seen before?
  const [before, seen] = await Promise.all([rememberAct(transaction, submission, begun), seenBy(transaction, submission)])
  if (!before) return await recallAct(transaction, submission)
  // 2 load, locked
  const { procedure, dossier, head, records, counted } = await load(door, transaction, submission, seen)
  if (isBlind(submission, procedure)) throw new Refused(seenMissing())
  const now = Math.max(door.clock(), begun, dossier.updatedAt ?? 0)
  // 3 decide
  const settings = await door.settings.inForce(transaction, procedure, dossier.key.county)
  const calendar = await door.calendars.of(transaction, dossier.key.county, now)
  const setting = { actor: submission.actor, now, settings: settings.contents, settingsVersion: settings.version, calendar }
  const known = await gatherKnown(transaction, procedure, dossier, submission.act, { ...setting }, door.procedures)
  const decision = decide(procedure, dossier, submission.act, { ...setting, known })
  if (!decision.accepted) throw new Refused(decision.refusal)
  await demandConsent(transaction, { act: decision.event.act, form: decision.event.form, helper: submission.actor.person, dossier: dossier.key }, now)
  // 4 append · 5 fold · 6 effects · 7 seal
  const after = evolve(procedure, dossier, decision.event)
  const model = readModelOf(procedure, after, settings.contents, calendar, [...records, decision.event])
  const hash = chainHash(dossier.key, after.procedure, head, decision.event)
  const stored = { event: decision.event, previousHash: head, hash }
  const opening = dossier.sequence === 0
  // Sent in this order without waiting in between: nothing here needs the answer of what stands before it.
  const recorded = [
    ...(opening ? [openReadModel(transaction, model, hash)] : []),
    ...asActor(transaction, submission, () => appendEvent(transaction, dossier.key, stored)),
  ]
  // Files are attached by the person while the person still sees the matter, in several steps.
  if (hasFiles(decision)) {
    await Promise.all(recorded)
    await attachFiles(door, transaction, submission, decision, now)
  }
  await Promise.all([
    ...recorded,
    ...(opening ? [] : [moveReadModel(transaction, model, hash, counted)]),
    keepContact(door, transaction, submission, now),
    writeEntries(transaction, { key: dossier.key, village: after.place?.village ?? '', event: decision.event }),
    door.enqueue(transaction, { key: dossier.key, procedure, dossier: after, sequence: after.sequence, intents: decision.effects, followUps: decision.followUps, actor: submission.actor.person, now }),
    transaction.updateTable('acts').set({ sequence: after.sequence })
      .where('county', '=', dossier.key.county).where('id', '=', submission.act.id).execute(),
  ])
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

/** Under which procedure it stands; nothing where the actor sees no such dossier. */
function seenBy(transaction: Transaction, { dossier: { county, id } }: Submission) {
  return transaction.selectFrom('dossiers').select(['procedure', 'procedure_version']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
}

async function load(door: Door, transaction: Transaction, submission: Submission, seen: Awaited<ReturnType<typeof seenBy>>): Promise<Found> {
  const { dossier: key } = submission
  await takeRole(transaction, 'system')
  if (seen === undefined) {
    if (submission.procedure === undefined) throw new Refused(unknownDossier())
    const procedure = door.procedures.newest(submission.procedure)
    if (procedure === null) throw new Refused(unknownProcedure(submission.procedure))
    return { procedure, dossier: blankDossier(procedure, key), head: genesis, records: [], counted: null }
  }
  const procedure = door.procedures.at(seen.procedure, seen.procedure_version)
  // The records are read by a statement of its own after the lock: what a twin has just added is among them.
  const [locked, stored] = await Promise.all([
    transaction.selectFrom('dossiers').select(['head_hash', 'counts']).where('county', '=', key.county).where('id', '=', key.id).forUpdate().executeTakeFirstOrThrow(),
    readEvents(transaction, key),
  ])
  const records = stored.map(({ event }) => event)
  return { procedure, dossier: fold(procedure, key, records), head: locked.head_hash, records, counted: locked.counts }
}

/** Of the procedure it stands under: another may call an act that moves something by the same name. Acts that only add a fact conflict with nothing. */
function isBlind({ act, mustHaveSeen }: Submission, procedure: AnyProcedure): boolean {
  const definition = actNamed(procedure, act.act)
  return mustHaveSeen === true && act.seen === undefined && definition !== undefined && definition.appends !== true
}

/** The record is written as the person who did it, under that person's policies; everything else is the platform's work. */
function asActor(transaction: Transaction, { actor }: Submission, statement: () => Promise<unknown>): readonly Promise<unknown>[] {
  return actor.kind === 'system' ? [statement()] : [takeRole(transaction, 'app'), statement(), takeRole(transaction, 'system')]
}

function hasFiles({ event }: Decision & { accepted: true }): boolean {
  const files = event.form['files']
  return Array.isArray(files) && files.length > 0
}

async function attachFiles(door: Door, transaction: Transaction, submission: Submission, decision: Decision & { accepted: true }, now: number): Promise<void> {
  const files = decision.event.form['files']
  if (!Array.isArray(files) || files.length === 0) return
  if (submission.actor.kind === 'person') await takeRole(transaction, 'app')
  await door.attach(transaction, submission.dossier, {
    files: files.map(String), now, ...(submission.uploadTokens === undefined ? {} : { tokens: submission.uploadTokens }),
  })
  await takeRole(transaction, 'system')
}

async function keepContact(door: Door, transaction: Transaction, { contact, actor, dossier }: Submission, now: number): Promise<void> {
  if (contact === undefined || actor.person === null) return
  await door.keepContact(transaction, dossier, { ...contact, person: actor.person, now })
}
