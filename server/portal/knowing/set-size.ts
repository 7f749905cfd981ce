/** `/size`: how large the letters are. A preference of this browser, so a link is enough. */
import type { FastifyInstance } from 'fastify'
import { pathOfOurs, urls } from '../addresses.ts'
import { keepSize, sizeNamed } from '../asking/size.ts'
import type { Portal } from '../portal.ts'

export function setSize(app: FastifyInstance, portal: Portal): void {
  app.get(urls.size, async (request, reply) => {
    const { to, back } = request.query as { to?: unknown; back?: unknown }
    keepSize(portal, reply, sizeNamed(to))
    return await reply
      .header('cache-control', 'no-store')
      .redirect(pathOfOurs(typeof back === 'string' ? back : undefined, urls.home), 303)
  })
}
