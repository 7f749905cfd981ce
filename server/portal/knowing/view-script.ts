/** `/portal.js`: the one small script; its address changes with its text, so browsers keep it for a year. */
import type { FastifyInstance } from 'fastify'
import { urls } from '../addresses.ts'
import type { Portal } from '../portal.ts'

export function viewScript(app: FastifyInstance, { renderer }: Portal): void {
  app.get(urls.enhancement, async (request, reply) => {
    const current = renderer.enhancement.url.endsWith(request.url)
    return await reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', current ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('vary', 'accept-encoding')
      .send(renderer.enhancement.body)
  })
}
