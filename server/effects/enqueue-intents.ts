/** What an accepted act intends, as rows of the outbox: the door's step 6 (architecture §2). */
import type { Following, Intent } from '../../core/procedure/decide.ts'
import type { Dossier, DossierKey } from '../../core/procedure/dossier.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { enqueueNotice } from './notify.ts'
import { enqueueAct } from './perform-act.ts'

export type CausedNotices = {
  readonly key: DossierKey
  readonly procedure: AnyProcedure
  /** As the act left it: the sentences are written now, while they are true. */
  readonly dossier: Dossier
  readonly sequence: number
  readonly intents: readonly Intent[]
  readonly followUps: readonly Following[]
  readonly now: Instant
  /** Who did the act; they are not told what they did. */
  readonly actor: string | null
}

/** @throws Error when a procedure intends a text it does not have; its checker should have said so */
export async function enqueueIntents(trx: Transaction, caused: CausedNotices): Promise<void> {
  const { key, sequence, intents, followUps, now } = caused
  await Promise.all([
    ...[...intents.entries()].filter(([, { to }]) => to.length > 0).map(([position, intent]) => enqueueIntent(trx, caused, position, intent)),
    ...[...followUps.entries()].map(([position, following]) => enqueueAct(trx, { dossier: key, sequence, position, ...following, now })),
  ])
}

async function enqueueIntent(trx: Transaction, { key, procedure, dossier, sequence, now, actor }: CausedNotices, position: number, intent: Intent): Promise<void> {
  const write = procedure.texts[intent.text]
  if (write === undefined) throw new Error(`procedure ${procedure.key} has no text ${intent.text}`)
  await enqueueNotice(trx, {
    dossier: key, sequence, position, to: intent.to, text: intent.text, sentence: write(dossier), number: procedure.summary(dossier).number,
    mustReach: intent.mustReach, except: actor, now,
  })
}
