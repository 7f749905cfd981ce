/**
 * What a POST sent: a plain form, or a multipart form with photos. Fields come before files, so that a program without a key, or with a form that does
 * not fit, has nothing of its photos taken in. Photos go through the files room like everybody's: by content, re-encoded, without metadata.
 */
import type { FastifyRequest } from 'fastify'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Actor } from '../../core/procedure/actor.ts'
import { realTime } from '../acts/index.ts'
import { refuseUnsafeText } from '../edge/index.ts'
import { writeFileKey } from '../files/index.ts'
import { argumentsFrom, argumentsOf, type Arguments } from './arguments.ts'
import type { Open311 } from './open311.ts'
import { refusals } from './refusals.ts'

export type Photos = { readonly keys: readonly string[]; readonly token: string | null; readonly hashes: readonly string[] }

export const noPhotos: Photos = { keys: [], token: null, hashes: [] }
export const mostPhotos = 6

/** Without a person: photos of one request are held by a token of their own, so that a program's requests do not use up each other's quota. */
const nobody: Actor = { kind: 'person', person: null, mandate: null, readsRegion: false }

/**
 * @param judge called once, when all fields are there and before the first file is touched; answers the county the photos belong to
 */
export async function takeForm<T extends { readonly county: number }>(
  parts: Open311, request: FastifyRequest, judge: (given: Arguments) => Promise<T>,
): Promise<{ readonly given: Arguments; readonly judged: T; readonly photos: Photos }> {
  if (!request.isMultipart()) {
    const given = argumentsOf(request.body)
    return { given, judged: await judge(given), photos: noPhotos }
  }
  const fields = new Map<string, string[]>()
  const ready: { readonly given: Arguments; readonly judged: T }[] = []
  let photos = noPhotos
  const decided = async () => {
    const given = argumentsFrom(fields)
    const [done = { given, judged: await judge(given) }] = ready
    if (ready.length === 0) ready.push(done)
    return done
  }
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        refuseUnsafeText([part.fieldname, part.value])
        if (part.fieldnameTruncated || part.valueTruncated) throw refusals.field(part.fieldname.slice(0, 40), '太长了。')
        if (ready.length > 0) throw refusals.field(part.fieldname.slice(0, 40), '请把照片放在所有字段的后面。')
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)])
        continue
      }
      const { judged } = await decided()
      if (part.filename !== '') photos = await takeOne(parts, part, judged.county, photos)
      part.file.resume()
    }
  } catch (error) {
    throw refusedFor(error)
  }
  return { ...await decided(), photos }
}

type Part = { readonly filename: string; readonly file: AsyncIterable<Buffer> & { readonly resume: () => unknown } }

async function takeOne({ files, door }: Open311, part: Part, county: number, { keys, token, hashes }: Photos): Promise<Photos> {
  if (keys.length >= mostPhotos) throw refusals.field('media', `最多 ${mostPhotos} 张照片。`)
  const chunks = part.file[Symbol.asyncIterator]()
  try {
    const received = await files.receive(handedOut(chunks), { county, actor: nobody, name: part.filename, now: realTime(door), ...(token === null ? {} : { token }) })
    return { keys: [...keys, writeFileKey(received)], token: received.token, hashes: [...hashes, received.sm3] }
  } finally {
    // What a refused photo left unread is read all the same: else its sender would wait for an answer while we wait for the rest.
    for (let rest = await chunks.next(); rest.done !== true;) rest = await chunks.next()
  }
}

/** A reader that gives up early must not destroy the stream. */
async function* handedOut(chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) yield chunk.value
}

/** What a broken body throws is the sender's fault, whatever the parser calls it. */
function refusedFor(error: unknown): unknown {
  if (error instanceof Refused || !(error instanceof Error)) return error
  const { statusCode } = error as { statusCode?: unknown }
  const senders = typeof statusCode === 'number' ? statusCode < 500 : /multipart|boundary|unexpected end|part terminated|premature/i.test(error.message)
  return senders ? refusals.bodyNotForm() : error
}
