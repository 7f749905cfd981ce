/** A dossier as the server shows it, in the models the parts of design/ draw. */
import { createElement, type ReactNode } from 'react'
import type { DossierHeadModel, FileModel, LampModel, LampTone, StatusTone, TimelineEntry } from '../../design/index.ts'
import { thisFace } from './api.ts'
import type { ClockView, DossierView, NamedMatter, ViewEntry, ViewLine } from './shapes.ts'

export function headOf(view: DossierView): DossierHeadModel {
  return {
    number: view.number ?? '受理以后编号', matter: view.title, place: placeWords(view),
    status: { tone: toneOf(view.state.key), word: view.state.name }, sentence: view.state.sentence,
    remarks: (view.remarks ?? []).map(({ text, since }) => ({ words: text, ...(since === null ? {} : { since: Date.parse(since) }) })),
    lamp: lampOf(nearestClock(view)), holder: view.holders.length === 0 ? null : { unit: view.holders.join('、') },
  }
}

export function placeWords(view: DossierView): string {
  return view.place.path.map(({ name }) => name).join(' › ')
}

/** The limit that runs out first; timers light no lamp. */
export function nearestClock(view: DossierView): ClockView | null {
  return view.clocks.filter(({ kind }) => kind === 'limit').toSorted((a, b) => (a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1)[0] ?? null
}

export function lampOf(clock: ClockView | null): LampModel | null {
  if (clock === null) return null
  return { tone: lampTone(clock.lamp, clock.paused), words: `${clock.name}${clock.words}`, ...(clock.dueAt === null || clock.paused ? {} : { due: Date.parse(clock.dueAt) }) }
}

/** The lamp of core/time in the words of design: green is on time, whatever it is called. */
export function lampTone(lamp: string | null, paused = false): LampTone {
  if (paused) return 'paused'
  switch (lamp) {
    case 'late': case 'red': return 'late'
    case 'soon': case 'amber': case 'yellow': return 'soon'
    case 'paused': case 'grey': return 'paused'
    case 'done': case 'stopped': return 'done'
    default: return 'on-time'
  }
}

const tones: Readonly<Record<string, StatusTone>> = {
  REPORTED: 'waiting', ACCEPTED: 'waiting', DISPATCHED: 'waiting', RETURNED: 'alarm', ESCALATED: 'waiting', EXT_PENDING: 'waiting',
  HANDLING: 'moving', FEEDBACK: 'moving', VERIFYING: 'moving', REWORK: 'alarm', REOPENED: 'alarm', SUSPENDED: 'stopped',
  CLOSED: 'done', SELF_CLOSED: 'done', ARCHIVED: 'done', REJECTED: 'stopped', MERGED: 'stopped', VOID: 'stopped', TRANSFERRED_OUT: 'stopped',
}

export function toneOf(state: string): StatusTone {
  return tones[state] ?? 'waiting'
}

/** Newest first, as the server sends it. */
export function timelineOf(view: DossierView): TimelineEntry[] {
  return view.timeline.map(entryOf)
}

/** Done without signal and heard of later: a quarter of an hour is no delay worth a line. */
const worthSaying = 15 * 60_000

function entryOf(entry: ViewEntry): TimelineEntry {
  const [doneAt, heardAt] = [Date.parse(entry.doneAt), Date.parse(entry.at)]
  const why = entry.lines.find(isWhy)
  const details = entry.lines.filter((line) => line !== why && line.kind !== 'photos').map((line) => ({ name: line.label, value: valueOf(line) }))
  const files = entry.lines.flatMap(photosOf)
  return {
    id: String(entry.sequence), at: doneAt, who: entry.mine ? `${entry.who}（本人）` : entry.who, what: entry.name,
    ...(heardAt - doneAt > worthSaying ? { receivedAt: heardAt } : {}),
    ...(entry.unit === null ? {} : { office: entry.unit.name }),
    ...(why?.kind === 'text' ? { why: why.value } : {}),
    ...(details.length === 0 ? {} : { details }), ...(files.length === 0 ? {} : { files }),
    ...(entry.rules.length === 0 ? {} : {
      rules: [{ title: entry.rules.map(({ number }) => number).join('、'), text: entry.rules.map(({ number, text }) => `${number} ${text}`).join('\n'), href: '/rules/grid-case' }],
    }),
  }
}

const whyLabels = new Set(['说明', '理由', '情况描述', '办理结果', '核查结论', '退回理由', '裁定理由', '答复', '办理要求', '督办要求', '给提出人的说明', '怎么解决的'])

function isWhy(line: ViewLine): boolean {
  return line.kind === 'text' && whyLabels.has(line.label)
}

/** The value as it is shown: another matter as a link to it, where this person may see it. */
export function valueOf(line: ViewLine): ReactNode {
  if (line.kind !== 'dossier' || line.matter === null) return valueWords(line)
  return createElement('a', { className: 'tap', href: `/${thisFace()}/dossiers/${line.value}` }, matterWords(line.matter))
}

function matterWords({ number, title }: NamedMatter): string {
  return number === null ? title : `${title}（${number}）`
}

export function valueWords(line: ViewLine): string {
  switch (line.kind) {
    case 'units': return line.value.map(({ name }) => name).join('、')
    case 'photos': return `${line.value.length} 张`
    case 'day': return dayOfText(line.value)
    case 'dossier': return line.matter === null ? '另一件事' : matterWords(line.matter)
    default: return line.value
  }
}

export function photosOf(line: ViewLine): FileModel[] {
  if (line.kind !== 'photos') return []
  return line.value.map((key, at) => ({ href: `/api/files/${key}`, name: `${line.label} ${at + 1}`, thumbnail: `/api/files/${key}/thumb` }))
}

function dayOfText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
