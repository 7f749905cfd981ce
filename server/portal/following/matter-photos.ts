/**
 * `/matter/{id}/photo/{file}`: photos of a matter as its page shows them, to whoever reads it there: oneself, by a proved number, as
 * this browser's pseudonym or by a query code. `/api/files` knows the identity of the request only, which is one of these four.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { urls } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { findMatter, unknownMatter } from './find-matter.ts'
import { photosShown } from './shown-photos.ts'

export function matterPhotos(app: FastifyInstance, portal: Portal): void {
  for (const [path, variant] of [
    ['', 'photo'],
    ['/thumb', 'thumbnail'],
  ] as const)
    app.get<{ Params: PhotoParams }>(`${urls.matterPhoto(':id', ':file')}${path}`, async (request, reply) => await give(request, reply, variant))

  async function give(request: FastifyRequest<{ Params: PhotoParams }>, reply: FastifyReply, variant: 'photo' | 'thumbnail') {
    const { id, file } = request.params
    const matter = await findMatter(portal, request, id)
    if (!photosShown(matter).includes(file)) throw unknownMatter()
    const { body, headers } = await portal.files.open(matter.actor, file, variant)
    if (request.method === 'HEAD') body.destroy()
    return await reply.headers(headers).send(request.method === 'HEAD' ? '' : body)
  }
}

type PhotoParams = { readonly id: string; readonly file: string }
