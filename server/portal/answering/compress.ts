/** Pages travel compressed: most of them go to telephones on a slow line. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const smallest = 1024
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export function compressPages(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < smallest || reply.hasHeader('content-encoding')) return payload
    const accepted = [request.headers['accept-encoding']].flat().join()
    if (/\bbr\b/.test(accepted)) {
      void reply.header('content-encoding', 'br').removeHeader('content-length')
      return await brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
    }
    if (/\bgzip\b/.test(accepted)) {
      void reply.header('content-encoding', 'gzip').removeHeader('content-length')
      return await zip(payload)
    }
    return payload
  })
}
