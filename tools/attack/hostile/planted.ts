/** For tests: a small program with every fault the judges look for, so that each judge is seen to bark. */
import fastify from 'fastify'
import type { RunningPlatform } from '../../testing/platform.ts'
import type { Ground } from './ground.ts'
import type { Target } from './targets.ts'

const refused = (code: number, body: object) => ({ code, body: JSON.stringify({ type: '/problems/x', title: '请检查后再试。', code: 'request-invalid', status: code, detail: '请检查后再试。', ...body }) })

/** Refuses everything, each route with one fault of its own. */
export async function openPlanted(): Promise<Ground & { readonly close: () => Promise<void> }> {
  const app = fastify()
  const rows = { kept: 0 }
  app.setNotFoundHandler(async (_request, reply) => await reply.code(404).type('application/problem+json').send(refused(404, {}).body))
  app.setErrorHandler(async (_error, _request, reply) => await reply.code(400).type('application/problem+json').send(refused(400, {}).body))
  const say = (url: string, answer: { readonly code: number; readonly body: string }, type = 'application/problem+json', also: () => void = () => undefined) => {
    app.get(url, async (_request, reply) => {
      also()
      return await reply.code(answer.code).type(type).send(answer.body)
    })
  }
  say('/api/sound', refused(400, {}))
  say('/api/broken', refused(500, {}))
  say('/api/stack', refused(400, { cause: 'TypeError: x\n    at Object.run (/app/server/edge/app.ts:12:3)' }))
  say('/api/statement', refused(422, { cause: 'insert violates check constraint "dossiers_state_check"' }))
  say('/api/wordless', { code: 400, body: '{"statusCode":400,"error":"Bad Request"}' }, 'application/json')
  say('/api/half', refused(409, {}), 'application/problem+json', () => { rows.kept += 1 })
  say('/api/pollutes', refused(400, {}), 'application/problem+json', () => { Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true }) })
  app.get('/echo', async (request, reply) => await reply.code(400).type('text/html').send(`<p>没有找到 ${decodeURIComponent(request.url)}</p>`))
  await app.ready()
  const target = (url: string): Target => ({ key: `GET ${url}`, method: 'GET', url, kind: url.startsWith('/api') ? 'api' : 'page', params: [], query: { type: 'object', properties: { q: { type: 'string' } } }, body: null, form: false, weight: 1, parameters: ['query:q'] })
  const targets = ['/api/sound', '/api/broken', '/api/stack', '/api/statement', '/api/wordless', '/api/half', '/api/pollutes', '/echo'].map(target)
  return {
    platform: { app } as unknown as RunningPlatform, targets, headersOf: () => ({}), refresh: async () => { await Promise.resolve() }, rows: () => Promise.resolve(new Map([['kept', rows.kept]])),
    making: (seed) => ({ seed, targets, facts: {}, askers: ['nobody'], rightAsker: () => 'nobody' }), close: async () => { await app.close() },
  }
}
