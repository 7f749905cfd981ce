/** One matter as its reporter reads it: mapped from the answer every face gets. Acts that are never the reporter's are not shown. */
import { v7 } from 'uuid'
import type { Actor } from '../../../core/procedure/actor.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { parseInstant, type Instant } from '../../../core/time/index.ts'
import type { ActForm, FileModel, MatterPage, Problem, TimelineEntry } from '../../../faces/portal/contract.ts'
import { actNamed } from '../../../core/procedure/procedure.ts'
import type { DossierView } from '../../../core/view/index.ts'
import { urls } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { fieldsOf } from './form-fields.ts'
import { actWords, lampOf, placeOf, statusOfState, whatHappened, whoDid } from './matter-words.ts'

export type Matter = {
  readonly view: DossierView
  /** Who reads and acts: oneself, or the pseudonym behind the query code typed in this browser. */
  readonly actor: Actor
  /** False by query code beside another identity; photos are then not fetched, since they are given to oneself only. */
  readonly own: boolean
  readonly now: Instant
}

export type Chosen = {
  readonly act: string
  readonly typed: JsonObject
  readonly problems: readonly Problem[]
  readonly actId?: string
}

export type Extras = { readonly chosen: Chosen | null; readonly done: string | null; readonly phone: string | null }

export function matterPage(portal: Portal, { view, own, now }: Matter, { chosen, done, phone }: Extras): MatterPage {
  const sheet = (label: string) => view.sheet.find((line) => line.label === label)
  const description = sheet('情况')
  const photos = sheet('照片')
  const asleep = lampOf(view.clocks) === null && view.holders.length === 0
  return {
    page: 'matter',
    id: view.id,
    head: {
      number: view.number ?? '受理以后编上',
      matter: view.title,
      place: placeOf(view),
      status: statusOfState(view.state.key, view.state.name),
      sentence: view.state.sentence,
      lamp: lampOf(view.clocks),
      holder:
        asleep || view.holders.length === 0 ? null : { unit: view.holders.join('、'), ...(phone === null ? {} : { phone }) },
    },
    description: description?.kind === 'text' ? description.value : '',
    photos: !own || photos?.kind !== 'photos' ? [] : photos.value.map(photoOf),
    timeline: view.timeline.map((entry) => entryOf(entry, own)),
    acts: actsOf(portal, view),
    form: chosen === null ? null : formOf(portal, view, chosen, now),
    done: done !== null && view.timeline[0]?.act === done && view.timeline[0].mine ? (actWords[done]?.done ?? '已经办好') : null,
  }
}

/** The acts that the procedure gives to the reporter, with the reason where one is not open now. */
export function isReporters(portal: Portal, view: DossierView, act: string): boolean {
  const { key, version } = view.procedure
  return actNamed(portal.door.procedures.at(key, version), act)?.who.includes('reporter') === true
}

function actsOf(portal: Portal, view: DossierView): MatterPage['acts'] {
  const own = view.acts.filter(({ act }) => isReporters(portal, view, act))
  return {
    open: own
      .filter(({ open }) => open)
      .map(({ act, name }) => ({
        key: act,
        label: actWords[act]?.label ?? name,
        href: urls.matterAct(view.id, act),
      })),
    closed: own
      .filter(({ open }) => !open)
      .map(({ act, name, reasons }) => ({ key: act, label: actWords[act]?.label ?? name, reason: reasons[0]?.sentence ?? '' })),
  }
}

function formOf(portal: Portal, view: DossierView, { act, typed, problems, actId }: Chosen, now: Instant): ActForm | null {
  const shown = view.acts.find((one) => one.act === act)
  const definition = actNamed(portal.door.procedures.at(view.procedure.key, view.procedure.version), act)
  // A form that was already sent stays with what was typed, even where the act has closed meanwhile.
  if (
    definition === undefined ||
    shown === undefined ||
    !isReporters(portal, view, act) ||
    (!shown.open && problems.length === 0)
  )
    return null
  return {
    act,
    title: actWords[act]?.title ?? shown.name,
    actId: actId ?? v7({ msecs: now }),
    sequence: view.sequence,
    fields: fieldsOf(definition.form, typed),
    problems,
    consequence: shown.consequence,
    submit: actWords[act]?.submit ?? shown.name,
  }
}

function entryOf(entry: DossierView['timeline'][number], own: boolean): TimelineEntry {
  const at = parseInstant(entry.doneAt) ?? 0
  const receivedAt = parseInstant(entry.at) ?? at
  const photos = entry.lines.flatMap((line) => (line.kind === 'photos' ? line.value : []))
  const details =
    entry.act === 'report'
      ? []
      : entry.lines.flatMap((line) =>
          line.kind === 'photos' || line.kind === 'dossier'
            ? []
            : [{ name: line.label, value: line.kind === 'units' ? line.value.map((unit) => unit.name).join('、') : line.value }],
        )
  return {
    id: String(entry.sequence),
    at,
    ...(receivedAt - at > minute ? { receivedAt } : {}),
    ...whoDid(entry),
    what: whatHappened(entry),
    ...(details.length === 0 ? {} : { details }),
    ...(photos.length === 0 || !own || entry.act === 'report' ? {} : { files: photos.map(photoOf) }),
  }
}

const minute = 60_000

function photoOf(key: string, nth: number): FileModel {
  return { href: `/api/files/${key}`, name: `照片 ${nth + 1}`, thumbnail: `/api/files/${key}/thumb` }
}
