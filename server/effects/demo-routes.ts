/** `GET /demo/outbox`, in demonstration mode only: the composition registers this nowhere else. */
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/index.ts'
import { demoOutboxPage } from './demo-outbox-page.ts'

export type DemoRoutesOptions = {
  readonly database: Database
  /** Address of the faces' stylesheet, where it is built. */
  readonly stylesheet?: string
}

const shown = 200

export function demoRoutes(app: FastifyInstance, { database, stylesheet }: DemoRoutesOptions, done: () => void): void {
  app.get('/demo/outbox', async (_request, reply) => {
    const messages = await database.transaction({ role: 'system' }, (trx) =>
      trx.selectFrom('demo_messages').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(shown).execute())
    const page = demoOutboxPage(messages, stylesheet ?? null)
    return await reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('content-security-policy', policyFor(page))
      .send(page)
  })
  done()
}

/** The page's own style by its hash, so that not even a style could be slipped in. */
function policyFor(page: string): string {
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'self' 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}
