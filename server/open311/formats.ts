/** In which format an answer goes out: what the address ends with, else what the asker accepts, else XML. And how it is sent. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { listed, toJson, toXml, type Answer } from '../../core/open311/index.ts'
import type { Refusal } from '../../core/procedure/refusal.ts'
import { statusOf } from './refusals.ts'

export type Format = 'xml' | 'json'

export const mediaTypes: Readonly<Record<Format, string>> = { xml: 'text/xml', json: 'application/json' }

export function formatOf(request: FastifyRequest): Format {
  const [path = ''] = request.url.split('?')
  const ending = /\.(xml|json)$/.exec(path)?.[1]
  return ending === 'xml' || ending === 'json' ? ending : accepted(request.headers.accept ?? '')
}

export async function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  const format = formatOf(request)
  if (!/\.(xml|json)(\?|$)/.test(request.url)) void reply.header('vary', 'accept')
  return await reply.type(`${mediaTypes[format]}; charset=utf-8`).send(format === 'json' ? toJson(answer) : toXml(answer))
}

export async function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal, status = statusOf(refusal)): Promise<FastifyReply> {
  const sentences = refusal.fields === undefined || refusal.fields.length === 0 ? [refusal.sentence] : refusal.fields.map(({ sentence }) => sentence)
  if (status === 429 || status === 503) void reply.header('retry-after', status === 429 ? '60' : '5')
  void reply.code(status).header('cache-control', 'no-store')
  return await send(request, reply, { root: 'errors', body: listed('error', sentences.map((description) => ({ code: status, description }))) })
}

function accepted(accept: string): Format {
  const weights = accept.split(',').map((one) => {
    const [type = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    return { type, weight: Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1) }
  })
  const weightOf = (types: readonly string[]) => Math.max(0, ...weights.filter(({ type }) => types.includes(type)).map(({ weight }) => weight))
  return weightOf(['application/json', 'text/json']) > weightOf(['text/xml', 'application/xml']) ? 'json' : 'xml'
}
