/**
 * The photo step's form: fields first, then the files as streams, one after the other, never whole in memory with the others. A refused
 * photo is named with its reason; everything typed and every accepted photo is kept.
 */
import type { Multipart } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../core/procedure/actor.ts'
import { mostPhotos, newPhotos } from '../../../core/portal/addresses.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { Problem } from '../../../faces/portal/contract.ts'
import { realTime } from '../../acts/index.ts'
import { refuseUnsafeText } from '../../edge/index.ts'
import { writeFileKey } from '../../files/index.ts'
import { formFrom, type Form } from '../asking/form.ts'
import type { Portal } from '../portal.ts'

export type PhotoForm = {
  readonly form: Form
  readonly photos: readonly string[]
  readonly problems: readonly Problem[]
  readonly ours: boolean
}

export type Taking = {
  readonly portal: Portal
  readonly county: number
  readonly actor: Actor
  /** Asked before the first file is looked at. */
  readonly isOurs: (form: Form) => boolean
  readonly mayUpload: () => Promise<boolean>
}

/** @throws Refused request-invalid for a body that no browser makes of our form */
export async function takePhotoForm(request: FastifyRequest, taking: Taking): Promise<PhotoForm> {
  const fields = new Map<string, string[]>()
  const photos: string[] = []
  const problems: Problem[] = []
  let ours: boolean | null = null
  for await (const part of partsOf(request)) {
    if (part.type === 'field') {
      refuseUnsafeText([part.fieldname, part.value])
      if (part.fieldnameTruncated || part.valueTruncated)
        throw new Refused({ code: 'request-invalid', sentence: '填的内容太长了，请删短一些再试。', cause: 'a field was cut' })
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)])
      continue
    }
    ours ??= taking.isOurs(formFrom(fields))
    const held = photos.length + (fields.get('photo')?.length ?? 0)
    const refusal = part.filename === '' ? null : await takeOne(part, { ...taking, ours, held }, photos)
    if (refusal !== null) problems.push({ field: newPhotos, sentence: refusal })
    part.file.resume()
  }
  const form = formFrom(fields)
  return { form, photos, problems, ours: ours ?? taking.isOurs(form) }
}

/** A body that breaks off or is none is the sender's fault, whatever the parser throws. */
async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    for await (const part of request.parts()) yield part
  } catch (error) {
    const ours = error instanceof Error && !/multipart|boundary|unexpected end|part terminated/i.test(error.message)
    if (ours) throw error
    throw new Refused({
      code: 'upload-malformed',
      sentence: '没有收到照片，可能是网断了一下。请再点一次。',
      cause: String(error),
    })
  }
}

type Part = { readonly filename: string; readonly file: AsyncIterable<Buffer> }

async function takeOne(
  part: Part,
  { portal, county, actor, ours, held, mayUpload }: Taking & { ours: boolean; held: number },
  photos: string[],
): Promise<string | null> {
  const name = part.filename.slice(0, 40)
  if (!ours) return null
  if (held >= mostPhotos) return `最多 ${mostPhotos} 张，“${name}”没有收`
  if (!(await mayUpload())) return '传得太快了，请过十分钟再传照片；别的都可以接着填'
  const chunks = part.file[Symbol.asyncIterator]()
  try {
    photos.push(writeFileKey(await portal.files.receive(handedOut(chunks), { county, actor, name: part.filename, now: realTime(portal.door) })))
    return null
  } catch (error) {
    if (error instanceof Refused) return `“${name}”没有收：${error.refusal.sentence}`
    throw error
  } finally {
    // What a refused photo left unread stands before the rest of the form; a stream that is being iterated cannot be resumed.
    for (let rest = await chunks.next(); rest.done !== true;) rest = await chunks.next()
  }
}

/** A reader that gives up early must not destroy the stream: the rest of the form would never be read. */
async function* handedOut(chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) yield chunk.value
}
