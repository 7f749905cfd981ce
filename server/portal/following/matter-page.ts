/** One matter as its reporter reads it: mapped from the answer every face gets. Acts that are never the reporter's are not shown. */
import { v7 } from 'uuid'
import { offices, type Actor, type Office } from '../../../core/procedure/actor.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { parseInstant, type Instant } from '../../../core/time/index.ts'
import type { ActForm, MatterPage, Problem, TimelineEntry } from '../../../faces/portal/contract.ts'
import { actNamed } from '../../../core/procedure/procedure.ts'
import type { DossierView, ViewEntry } from '../../../core/view/index.ts'
import { urls } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { fieldsOf } from './form-fields.ts'
import { actWords, dayInWords, lampOf, placeOf, statusOfState, whatHappened, whoDid, wordsOfState } from './matter-words.ts'
import { photoAt } from './shown-photos.ts'

export type Matter = {
  readonly view: DossierView
  /** Who reads and acts: oneself, or the pseudonym that filed it. */
  readonly actor: Actor
  /** Reported something that was merged into this: reads its progress, not what the other reporter wrote. */
  readonly follows: boolean
  readonly now: Instant
  /** The matter this one was merged into. */
  readonly main: DossierView | null
  /** Work number of whoever has it now. */
  readonly phone: string | null
  readonly looks: readonly Look[]
}

/** Somebody opened the number that was left with the matter. */
export type Look = { readonly id: string; readonly at: Instant; readonly office: Office; readonly unit: string }

export type Chosen = {
  readonly act: string
  readonly typed: JsonObject
  readonly problems: readonly Problem[]
  readonly actId?: string
}

export type Extras = { readonly chosen: Chosen | null; readonly done: string | null }

export function matterPage(portal: Portal, matter: Matter, { chosen, done }: Extras): MatterPage {
  const { view, follows, now } = matter
  const sheet = (label: string) => view.sheet.find((line) => line.label === label)
  const description = sheet('情况')
  const photos = sheet('照片')
  return {
    page: 'matter',
    id: view.id,
    head: headOf(portal, matter),
    remarks: (view.remarks ?? []).map(({ text }) => text),
    main: mainOf(portal, matter),
    follows,
    description: follows || description?.kind !== 'text' ? null : description.value,
    against: follows || !view.isReporter ? [] : [...againstIn(sheet('反映的对象')), ...againstIn(sheet('反映的单位'))],
    photos: follows || photos?.kind !== 'photos' ? [] : photos.value.map((key, nth) => photoAt(view.id, key, nth)),
    timeline: view.timeline.map((entry) => entryOf(matter, entry)),
    acts: follows ? { open: [], closed: [] } : actsOf(portal, view),
    form: chosen === null || follows ? null : formOf(portal, view, chosen, now),
    done: done !== null && view.timeline[0]?.act === done && view.timeline[0].mine ? (actWords[done]?.done ?? '已经办好') : null,
    looks: matter.looks.map(({ id, at, office, unit }) => ({ id, at, who: offices[office], unit })),
  }
}

/** Words of the reporter and names of units; the sheet names no person. */
function againstIn(line: DossierView['sheet'][number] | undefined): string[] {
  return line?.kind === 'text' ? [line.value] : line?.kind === 'units' ? line.value.map(({ name }) => name) : []
}

function headOf(portal: Portal, { view, phone }: Matter): MatterPage['head'] {
  const asleep = lampOf(view.clocks) === null && view.holders.length === 0
  return {
    number: view.number ?? '受理以后编上',
    matter: view.title,
    place: placeOf(view),
    ...standingOf(portal, view),
    lamp: lampOf(view.clocks),
    holder:
      asleep || view.holders.length === 0 ? null : { unit: view.holders.join('、'), ...(phone === null ? {} : { phone }) },
  }
}

/** Whoever has rated it is not asked again. */
function standingOf(portal: Portal, { procedure, state, acts }: DossierView): Pick<MatterPage['head'], 'status' | 'sentence'> {
  const words = wordsOfState(portal, procedure.key, state)
  const usual = portal.door.procedures.at(procedure.key, procedure.version).states[state.key]?.sentence
  // Once rated or reviewed, the procedure says of the matter what holds now, and that is not put aside for the state's own words.
  const sentence = state.sentence === usual ? words.sentence : state.sentence
  const mayRate = acts.some(({ act, open }) => act === 'evaluate' && open)
  return { status: statusOfState(state.key, words), sentence: mayRate ? sentence : sentence.replace('请您评价；', '') }
}

function mainOf(portal: Portal, { view, main }: Matter): MatterPage['main'] {
  if (view.state.key !== 'MERGED') return null
  if (main === null) return { href: null, matter: '', status: null, sentence: '有了结果会告诉您。' }
  return { href: urls.matter(main.id), matter: main.title, ...standingOf(portal, main) }
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
      .map(({ act, name, reasons }) => ({ key: act, label: actWords[act]?.label ?? name, reason: reasonOf(act, reasons, view.state.key) })),
  }
}

/** The procedure's reason; but names of states are no villager's words. */
function reasonOf(act: string, [reason]: DossierView['acts'][number]['reasons'], state: string): string {
  if (state === 'ARCHIVED') return '已经存档，不再改。有新的情况，请重新上报。'
  return (reason?.code === 'not-in-this-state' ? actWords[act]?.later : undefined) ?? reason?.sentence ?? ''
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

function entryOf(matter: Matter, entry: ViewEntry): TimelineEntry {
  const at = parseInstant(entry.doneAt) ?? 0
  const receivedAt = parseInstant(entry.at) ?? at
  const photos = entry.lines.flatMap((line) => (line.kind === 'photos' ? line.value : []))
  const details = entry.act === 'report' || entry.act === 'take-in' ? [] : entry.lines.flatMap(detailOf)
  return {
    id: String(entry.sequence),
    at,
    ...(receivedAt - at > minute ? { receivedAt } : {}),
    ...whoDid(entry),
    what: whatHappened(entry),
    ...(details.length === 0 ? {} : { details }),
    ...(photos.length === 0 || matter.follows || entry.act === 'report' ? {} : { files: photos.map((key, nth) => photoAt(matter.view.id, key, nth)) }),
  }
}

function detailOf(line: ViewEntry['lines'][number]): { readonly name: string; readonly value: string }[] {
  switch (line.kind) {
    case 'photos':
    case 'dossier':
      return []
    case 'units':
      return [{ name: line.label, value: line.value.map((unit) => unit.name).join('、') }]
    case 'day':
      return [{ name: line.label, value: dayInWords(line.value) }]
    case 'text':
      return [{ name: line.label, value: line.value }]
  }
}

const minute = 60_000
