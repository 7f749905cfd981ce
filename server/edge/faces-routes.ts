/** The built faces: files with hashed names are kept by browsers for a year, their entry pages never. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problem.ts'

const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Serves `folder/<face>` at `/<face>/`, every unknown path below it as its entry page. */
export async function facesRoutes(app: FastifyInstance, folder: string, faces: readonly string[]): Promise<void> {
  for (const face of faces) {
    const root = join(folder, face)
    if (!existsSync(join(root, 'index.html'))) continue
    await app.register(async (inside) => {
      await inside.register(fastifyStatic, {
        root, prefix: '/', index: ['index.html'], decorateReply: true, wildcard: true, cacheControl: false,
        setHeaders: (reply, path) => {
          reply.header('cache-control', path.endsWith('.html') || path.endsWith('sw.js') || path.endsWith('.webmanifest') ? 'no-cache' : 'public, max-age=31536000, immutable')
          if (path.endsWith('.html')) reply.header('content-security-policy', policy)
        },
      })
      // Nothing here waits for the reply: each one that waits listens for its end twice, and the sender of files below waits already.
      inside.setNotFoundHandler((request, reply) => {
        // A missing file is missing; a missing page is the application's own to show.
        if (/\.[a-z0-9]{2,5}$/.test(request.url.split('?')[0] ?? '')) void sendProblem(reply, 404, { code: 'not-found', sentence: '没有这个文件，请从首页进入。', cause: 'no such file of a face' })
        else void reply.header('cache-control', 'no-cache').header('content-security-policy', policy).sendFile('index.html')
      })
    // Of its own prefix: a handler for what is missing belongs to one, and `/` has the API's.
    }, { prefix: `/${face}` })
    app.get(`/${face}`, async (_request, reply) => await reply.redirect(`/${face}/`, 308))
  }
}
