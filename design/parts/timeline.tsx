/**
 * What happened, newest first: when, who in what office, what, why, files; the rule behind a step opens in place. Of a long story the
 * newest entries and the beginning are read at once, the middle opens in place; paper has all of it.
 */
import type { ReactNode } from 'react'
import { machineTime, momentWords, type Audience } from '../clock-words.ts'
import { Facts } from './facts.tsx'
import { Files, type FileModel } from './files.tsx'

export type RuleModel = {
  /** R-115 or 第几条. */
  readonly title: string
  readonly text: string
  readonly href?: string
}

export type TimelineEntry = {
  readonly id: string
  readonly at: number
  /** When the server heard of it, if that was later (done without signal, R-126). */
  readonly receivedAt?: number
  readonly who: string
  readonly office?: string
  /** What was done, in the past tense: 派给了县交通运输局. */
  readonly what: string
  readonly why?: string
  /** Answers of the act's form worth reading: name and value. */
  readonly details?: readonly { readonly name: string; readonly value: ReactNode }[]
  readonly files?: readonly FileModel[]
  readonly rules?: readonly RuleModel[]
}

/** So many are read without folding: to a villager every step of an ordinary matter. */
const atOnce: Readonly<Record<Audience, number>> = { villager: 12, staff: 8 }
/** So many of the newest where not all are. */
const newestShown = 4

export function Timeline({ entries, audience = 'villager' }: { entries: readonly TimelineEntry[]; audience?: Audience }) {
  const folds = entries.length > atOnce[audience]
  const middle = folds ? entries.slice(newestShown, -1) : []
  const shown = (some: readonly TimelineEntry[]) => some.map((entry) => (
    <Entry key={entry.id} entry={entry} audience={audience} newest={entry === entries[0]} />
  ))
  if (!folds) return <ol className="timeline" reversed>{shown(entries)}</ol>
  return (
    <ol className="timeline" reversed>
      {shown(entries.slice(0, newestShown))}
      <li className="timeline__fold">
        <details>
          <summary>{`展开中间 ${middle.length} 条，一共 ${entries.length} 条`}</summary>
          <ol className="timeline">{shown(middle)}</ol>
        </details>
      </li>
      {shown(entries.slice(-1))}
    </ol>
  )
}

function Entry({ entry, audience, newest }: { entry: TimelineEntry; audience: Audience; newest: boolean }) {
  return (
    <li className={newest ? 'timeline__entry timeline__entry--newest' : 'timeline__entry'} id={`event-${entry.id}`}>
      <p className="timeline__what">{entry.what}</p>
      <p className="timeline__who">
        <time dateTime={machineTime(entry.at)}>{momentWords(entry.at, audience)}</time>
        <span>{[entry.office, entry.who].filter(Boolean).join(' ')}</span>
      </p>
      {entry.receivedAt !== undefined && <Received at={entry.receivedAt} audience={audience} />}
      {entry.why && <p className="timeline__why">{entry.why}</p>}
      {entry.details && <Facts facts={entry.details} tight />}
      {entry.files && entry.files.length > 0 && <Files files={entry.files} />}
      {entry.rules?.map((rule) => (
        <RuleInPlace key={rule.title} rule={rule} />
      ))}
    </li>
  )
}

function Received({ at, audience }: { at: number; audience: Audience }) {
  return <p className="timeline__received">{`没有信号时办的，${momentWords(at, audience)}收到`}</p>
}

export function RuleInPlace({ rule }: { rule: RuleModel }) {
  return (
    <details className="rule">
      <summary>{`依据：${rule.title}`}</summary>
      <p>{rule.text}</p>
      {rule.href && (
        <p>
          <a className="tap" href={rule.href}>
            看完整规则
          </a>
        </p>
      )}
    </details>
  )
}
