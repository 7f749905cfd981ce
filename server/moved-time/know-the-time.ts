/** Every request knows the stored time before it is answered, and the faces are told how far it runs ahead of the real one. */
import type { FastifyInstance } from 'fastify'
import type { MovedTime } from './moved-time.ts'

/** Milliseconds; only where it is not zero. */
export const aheadHeader = 'x-sanzhi-time-ahead'

export function knowTheTime(app: FastifyInstance, time: MovedTime): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.always === true || isFile(request.url)) return
    // Without the database the last known time does; whoever needs the database says so itself.
    await time.refresh().catch(() => undefined)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (time.ahead() > 0 && request.url.startsWith('/api/')) void reply.header(aheadHeader, String(time.ahead()))
    return await Promise.resolve(payload)
  })
}

function isFile(url: string): boolean {
  return /\.[a-z0-9]{2,5}$/.test(url.split('?')[0] ?? '')
}
