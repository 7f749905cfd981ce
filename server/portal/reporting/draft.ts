/**
 * The report as far as it is filled in. The server keeps none: every page carries the answers of the pages before in hidden fields, and
 * whatever comes back is judged again before it is used.
 */
import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import { mostPhotos, names, reportSteps, type ReportStep } from '../../../core/portal/addresses.ts'
import type { ReportDraft } from '../../../faces/portal/contract.ts'
import type { DossierKey } from '../../../core/procedure/dossier.ts'
import type { Instant } from '../../../core/time/index.ts'
import { parseFileKey } from '../../files/index.ts'
import type { Form } from '../asking/form.ts'


const againstShape = /^(position:[A-Z_]{1,40}|unit:\d{4,15}:[a-z-]{1,40}|other|unknown)$/
const mostNamed = 16
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function newDraft(now: Instant): ReportDraft {
  return { act_id: v7({ msecs: now }) }
}

/** What the form carries; fields of a foreign shape are left out, as if they had never been filled in. */
export function draftOf(form: Form, now: Instant): ReportDraft {
  const actId = form.one(names.actId)
  const photos = [...new Set(form.all('photo'))].filter((key) => parseFileKey(key) !== null).slice(0, mostPhotos)
  const against = [...new Set(form.all('against'))].filter((one) => againstShape.test(one)).slice(0, mostNamed)
  return {
    act_id: actId !== undefined && uuid.test(actId) ? actId : newDraft(now).act_id,
    ...shaped(form, 'category', /^\d{2}$/),
    ...shaped(form, 'kind', /^\d{4}$/),
    ...(against.length === 0 ? {} : { against }),
    ...typed(form, 'against_words'),
    ...typed(form, 'description'),
    ...shaped(form, 'visibility', /^[A-Z_]{1,40}$/),
    ...shaped(form, 'placeless', /^yes$/),
    ...shaped(form, 'grid', /^\d{15}$/),
    ...typed(form, 'address'),
    ...shaped(form, 'lon', /^\d{1,3}(\.\d{1,12})?$/),
    ...shaped(form, 'lat', /^\d{1,2}(\.\d{1,12})?$/),
    ...shaped(form, 'crs', /^(CGCS2000|WGS84)$/),
    ...(photos.length === 0 ? {} : { photo: photos }),
    ...typed(form, 'contact_phone'),
    ...shaped(form, 'after', /^check$/),
  }
}

export function stepOf(form: Form): ReportStep {
  return reportSteps.find((step) => step === form.one(names.step)) ?? 'category'
}

/**
 * The dossier this act opens: made from the act's id, so that the same report sent twice opens nothing twice. Its first six bytes stay,
 * they are the time.
 */
export function dossierOf(county: number, actId: string): DossierKey {
  const hash = createHash('sm3').update(`dossier of ${actId}`).digest('hex')
  const variant = ((Number.parseInt(hash.charAt(3), 16) & 0x3) | 0x8).toString(16)
  return { county, id: `${actId.slice(0, 13)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}` }
}

type Field = Exclude<keyof ReportDraft, 'photo' | 'against' | 'act_id'>

function shaped(form: Form, name: Field, shape: RegExp): Partial<ReportDraft> {
  const value = form.one(name)
  return value !== undefined && shape.test(value) ? { [name]: value } : {}
}

function typed(form: Form, name: Field): Partial<ReportDraft> {
  const value = form.one(name)
  return value === undefined ? {} : { [name]: value }
}
