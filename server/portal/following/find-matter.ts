/** A matter for whoever asks: as oneself, else by the query code that was typed in this browser. Unknown and foreign look the same. */
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../core/procedure/actor.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { Transaction } from '../../database/index.ts'
import type { DossierView } from '../../../core/view/index.ts'
import { parseDossierKey, showDossier } from '../../dossiers/index.ts'
import { followedBy } from '../asking/asker.ts'
import type { Portal } from '../portal.ts'
import type { Matter } from './matter-page.ts'

/** First as oneself; where that shows nothing, by the query code. @throws Refused unknown-dossier */
export async function findMatter(
  portal: Portal,
  transaction: Transaction,
  actor: Actor,
  id: string,
  followed: Matter | null,
): Promise<Matter> {
  const key = parseDossierKey(id)
  const now = portal.door.clock()
  const view = key === null || actor.person === null ? null : await showDossier(portal.door, transaction, key, actor, now)
  // Officials read a village's matters in the console; here everybody sees only what is one's own.
  if (view !== null && isOwn(view)) return { view, actor, own: true, now }
  if (followed !== null) return followed
  throw new Refused({
    code: 'unknown-dossier',
    sentence: '没有这件事，或者您不能查看它。请核对编号。',
    cause: 'not visible as oneself',
  })
}

/** Null where no query code was typed here, or one of another matter. Asked before the page's own transaction begins. */
export async function findFollowed(portal: Portal, request: FastifyRequest, id: string): Promise<Matter | null> {
  const key = parseDossierKey(id)
  const actor = followedBy(portal, request)
  if (key === null || actor === null) return null
  const now = portal.door.clock()
  const view = await portal.door.database.transaction({ role: 'app', actor }, (transaction) =>
    showDossier(portal.door, transaction, key, actor, now),
  )
  return view !== null && isOwn(view) ? { view, actor, own: false, now } : null
}

function isOwn(view: DossierView): boolean {
  return view.isReporter || view.timeline.some(({ mine }) => mine)
}
