/**
 * `/follow`: a matter by its query code, for whoever is not signed in. A wrong code, an unknown one and one that does not fit the case
 * number get the same answer, and wrong ones are counted by network, by code and for all together.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asVillager } from '../../../core/procedure/actor.ts'
import type { Instant } from '../../../core/time/index.ts'
import { findByFollowCode, realTime } from '../../acts/index.ts'
import { dossierName, showDossier } from '../../dossiers/index.ts'
import { names, urls } from '../addresses.ts'
import { show } from '../answering/show.ts'
import { follow } from '../asking/asker.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, oldForm } from '../asking/form-token.ts'
import { areSpent, noteAll, ofAll, ofNetwork, ofWord } from '../asking/spending.ts'
import type { Portal } from '../portal.ts'

const within = 600_000

export function followRoutes(app: FastifyInstance, portal: Portal): void {
  const wrongOnes = (request: FastifyRequest, form: Form) => [
    ofNetwork(portal, 'wrong-follow', request.ip, { most: 20, within }),
    ofWord(portal, 'wrong-follow-code', codeTyped(form), { most: 5, within }),
    ofAll('wrong-follow', { most: 600, within }),
  ]

  app.get(
    urls.follow,
    async (request, reply) => await show(portal, request, reply, () => ({ page: 'follow', number: '', queryCode: '', problems: [] })),
  )

  app.post(urls.follow, async (request, reply) => {
    const form = formOf(request.body)
    if (!isFormOurs(portal, request, reply, form)) return await again(portal, request, reply, form, oldForm, 403)
    if (codeTyped(form) === '') return await again(portal, request, reply, form, '填一下查询码', 422)
    if (await areSpent(portal, wrongOnes(request, form), realTime(portal.door))) {
      return await again(portal, request, reply, form, '查得太多了，请过十分钟再试，或者打电话问网格员', 429)
    }
    const found = await findFollowed(portal, form, portal.door.clock())
    if (found === null) {
      await noteAll(portal, wrongOnes(request, form), realTime(portal.door))
      return await again(portal, request, reply, form, '没有查到，再看一看查询码抄得对不对；案卷号没有就空着', 422)
    }
    follow(portal, request, reply, found.person)
    return await reply.redirect(urls.matter(found.id), 303)
  })
}

async function findFollowed(
  { door, cipher }: Portal,
  form: Form,
  now: Instant,
): Promise<{ readonly id: string; readonly person: string } | null> {
  const found = await door.database.transaction({ role: 'gate' }, (transaction) =>
    findByFollowCode(transaction, cipher, codeTyped(form)),
  )
  if (found === null) return null
  const actor = asVillager(found.person)
  const view = await door.database.transaction({ role: 'app', actor }, (transaction) =>
    showDossier(door, transaction, found.key, actor, now),
  )
  const number = digitsOf(form.one(names.number) ?? '')
  if (view === null || (number !== '' && view.number !== null && digitsOf(view.number) !== number)) return null
  return { id: dossierName(found.key), person: found.person }
}

/** As it is compared: full-width letters, blanks and hyphens do not matter. */
function codeTyped(form: Form): string {
  return (form.one(names.queryCode) ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, 40)
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '')
}

async function again(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  form: Form,
  sentence: string,
  status: number,
): Promise<FastifyReply> {
  const page = {
    page: 'follow',
    number: (form.one(names.number) ?? '').slice(0, 60),
    queryCode: (form.one(names.queryCode) ?? '').slice(0, 40),
    problems: [{ field: names.queryCode, sentence }],
  } as const
  return await show(portal, request, reply, () => page, { status })
}
