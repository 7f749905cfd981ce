/** `/report`: one question per page, forward and back, sent at the end. `/complain` is the same with 批评和投诉 chosen. */
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, type Refusal } from '../../../core/procedure/refusal.ts'
import type { Problem, ReportDraft, ReportStep } from '../../../faces/portal/contract.ts'
import { mostPhotos } from '../../../core/portal/addresses.ts'
import { realTime } from '../../acts/index.ts'
import { urls, villageFor } from '../addresses.ts'
import { refusalStatus } from '../answering/problems.ts'
import { openingOf, show, type Opening } from '../answering/show.ts'
import { reporterOf } from '../asking/asker.ts'
import { formOf, type Form } from '../asking/form.ts'
import { isFormOurs, stale, staleForm } from '../asking/form-token.ts'
import { maySpend, ofNetwork } from '../asking/spending.ts'
import type { Portal } from '../portal.ts'
import { isAboutOfficials } from './against.ts'
import { tidied } from './answer-step.ts'
import { draftOf, newDraft, stepOf } from './draft.ts'
import { nextOf } from './next-step.ts'
import { openReporting, type Reporting } from './reporting.ts'
import { stepPage } from './step-page.ts'
import { submitReport } from './submit-report.ts'
import { takePhotoForm } from './take-photos.ts'

const complaint = '1504'
const megabyte = 1024 * 1024
const limits = {
  fileSize: 12 * megabyte + 1,
  files: 12,
  fields: 40,
  parts: 60,
  fieldSize: 20_000,
  fieldNameSize: 64,
  headerPairs: 16,
}
const uploads = { most: 60, within: 600_000 }

export async function reportRoutes(app: FastifyInstance, portal: Portal): Promise<void> {
  await app.register(multipart, { limits, throwFileSizeLimit: false })

  app.get(urls.report, async (request, reply) => {
    const { q } = request.query as { q?: unknown }
    const search = typeof q === 'string' && q.trim() !== '' ? q.trim().slice(0, 40) : undefined
    return await begin({ portal, request, reply }, (draft) => ({
      step: 'category',
      draft,
      ...(search === undefined ? {} : { search }),
    }))
  })

  app.get(
    urls.complain,
    async (request, reply) =>
      await begin({ portal, request, reply }, (draft, reporting) =>
        complaint in reporting.settings.categories
          ? complaining(reporting, { ...draft, category: complaint.slice(0, 2), kind: complaint })
          : { step: 'category', draft },
      ),
  )

  app.post(urls.report, { config: { slowBody: true } }, async (request, reply) =>
    request.isMultipart()
      ? await takePhotosThenAnswer({ portal, request, reply })
      : await answer({ portal, request, reply }, formOf(request.body), noPhotos),
  )
}

/** Whom it is about comes first: what is written next is written knowing who will not read it. */
function complaining(reporting: Reporting, draft: ReportDraft): Beginning {
  return { step: isAboutOfficials(reporting, draft) ? 'against' : 'what', draft }
}

type Beginning = { readonly step: ReportStep; readonly draft: ReportDraft; readonly search?: string }
type Web = { readonly portal: Portal; readonly request: FastifyRequest; readonly reply: FastifyReply }

async function begin(web: Web, where: (draft: ReportDraft, reporting: Reporting) => Beginning): Promise<FastifyReply> {
  const { portal, request, reply } = web
  const began = await withReporting(web, async (reporting) => ({ reporting, ...where(newDraft(portal.door.clock()), reporting) }))
  if (began === null) return await chooseVillageFirst(web)
  return await show(portal, request, reply, () => stepPage(began.reporting, began.step, began.draft, [], began.search), {
    keep: true,
  })
}

async function takePhotosThenAnswer(web: Web): Promise<FastifyReply> {
  const { portal, request, reply } = web
  const village = await openingOf(portal, request, async (opening) => opening.village)
  if (village === null) return await chooseVillageFirst(web)
  const taken = await takePhotoForm(request, {
    portal,
    county: village.county,
    actor: reporterOf(portal, request, reply),
    isOurs: (form) => isFormOurs(portal, request, reply, form),
    mayUpload: () => maySpend(portal, ofNetwork(portal, 'upload', request.ip, uploads), realTime(portal.door)),
  })
  return await answer(web, taken.form, taken)
}

type Photos = { readonly photos: readonly string[]; readonly problems: readonly Problem[] }
const noPhotos: Photos = { photos: [], problems: [] }

async function answer(web: Web, form: Form, taken: Photos): Promise<FastifyReply> {
  const { portal, request, reply } = web
  const ours = isFormOurs(portal, request, reply, form)
  const step = stepOf(form)
  const outcome = await withReporting(web, async (reporting, { transaction }) => {
    const draft = withPhotos(tidied(reporting, draftOf(form, portal.door.clock())), taken.photos)
    if (!ours) return { reporting, step, draft, problems: [{ field: 'main', sentence: staleForm }], send: false }
    return { reporting, ...(await nextOf(reporting, transaction, { step, draft, form, problems: taken.problems })) }
  })
  if (outcome === null) return await chooseVillageFirst(web)
  const { reporting, draft, problems } = outcome
  if (!outcome.send)
    return await show(portal, request, reply, () => stepPage(reporting, outcome.step, draft, problems), {
      keep: true,
      ...(ours ? {} : stale),
    })
  return await send(web, reporting, draft)
}

async function send(web: Web, reporting: Reporting, draft: ReportDraft): Promise<FastifyReply> {
  const { portal, request, reply } = web
  try {
    const done = await submitReport(reporting, draft, reporterOf(portal, request, reply))
    return await show(portal, request, reply, () => done, { status: 201 })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { refusal } = error
    const step = stepToMend(refusal)
    const kept = step === 'photos' ? withoutPhotos(draft) : draft
    const problem = { field: step === 'photos' ? 'photos' : 'main', sentence: refusal.sentence }
    return await show(portal, request, reply, () => stepPage(reporting, step, kept, [problem]), {
      status: refusalStatus(refusal),
    })
  }
}

function stepToMend({ code }: Refusal): ReportStep {
  if (code === 'attachment-unknown') return 'photos'
  return code === 'against-unanswered' ? 'against' : 'check'
}

/** Null where it is not known yet which village is spoken of. */
async function withReporting<T>(
  { portal, request }: Web,
  work: (reporting: Reporting, opening: Opening) => Promise<T>,
): Promise<T | null> {
  return await openingOf(portal, request, async (opening) => {
    const { transaction, village, session } = opening
    return village === null ? null : await work(await openReporting(portal, transaction, village, session !== null), opening)
  })
}

async function chooseVillageFirst({ reply }: Web): Promise<FastifyReply> {
  return await reply.redirect(villageFor(urls.report), 303)
}

function withPhotos(draft: ReportDraft, photos: readonly string[]): ReportDraft {
  return photos.length === 0 ? draft : { ...draft, photo: [...(draft.photo ?? []), ...photos].slice(0, mostPhotos) }
}

function withoutPhotos({ photo: _photo, ...draft }: ReportDraft): ReportDraft {
  return draft
}
