/**
 * What the clients know: every act they sent, and what they were told. On disk before it is sent and as soon as it is answered, so that
 * the ledger outlives whoever writes it; the database has to agree with it at the end (security R1–R3).
 */
import { closeSync, fdatasync, openSync, readFileSync, writeSync } from 'node:fs'

export type Entry = {
  readonly id: string
  readonly dossier: string
  readonly act: string
  /** Story and place in it, `whole/3`; what the same step leaves behind is the same everywhere. */
  readonly step: string
  /** Sequence the platform acknowledged; 'refused' after a definite no; null while nobody knows. */
  outcome: number | 'refused' | null
  /** Of the refusal. */
  code: string | null
  /** An answer contradicted an earlier one: never allowed. */
  contradiction: string | null
}

export type Ledger = {
  readonly entries: ReadonlyMap<string, Entry>
  /** Resolves when it is on disk: nothing is sent that the ledger does not know. */
  readonly begin: (act: Pick<Entry, 'id' | 'dossier' | 'act' | 'step'>) => Promise<Entry>
  readonly acknowledge: (entry: Entry, sequence: number) => void
  readonly refuse: (entry: Entry, code: string) => void
  readonly complain: (entry: Entry, what: string) => void
  readonly acknowledged: () => number
  readonly close: () => Promise<void>
}

type Line = readonly ['began', string, string, string, string] | readonly ['acknowledged', string, number] | readonly ['refused', string, string] | readonly ['contradicted', string, string]

export function openLedger(file: string): Ledger {
  const entries = new Map<string, Entry>()
  const journal = openJournal(file)
  let acknowledged = 0
  const note = (line: Line) => {
    if (take(entries, line) && line[0] === 'acknowledged') acknowledged += 1
    return journal.write(`${JSON.stringify(line)}\n`)
  }
  return {
    entries,
    begin: async ({ id, dossier, act, step }) => {
      await note(['began', id, dossier, act, step])
      const entry = entries.get(id)
      if (entry === undefined) throw new TypeError('just begun')
      return entry
    },
    acknowledge: (entry, sequence) => void note(['acknowledged', entry.id, sequence]),
    refuse: (entry, code) => void note(['refused', entry.id, code]),
    complain: (entry, what) => void note(['contradicted', entry.id, what]),
    acknowledged: () => acknowledged,
    close: journal.close,
  }
}

/** The ledger as its file has it; a last line cut short counts as not written. */
export function readLedger(file: string): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const text of readFileSync(file, 'utf8').split('\n').slice(0, -1)) take(entries, JSON.parse(text) as Line)
  return entries
}

/** Answers whether the line was the first to say so. */
function take(entries: Map<string, Entry>, line: Line): boolean {
  if (line[0] === 'began') {
    const [, id, dossier, act, step] = line
    entries.set(id, { id, dossier, act, step, outcome: null, code: null, contradiction: null })
    return true
  }
  const entry = entries.get(line[1])
  if (entry === undefined) throw new Error(`the ledger knows no act ${line[1]}`)
  if (line[0] === 'contradicted') {
    entry.contradiction ??= line[2]
    return true
  }
  const [, , told] = line
  const outcome = typeof told === 'number' ? told : 'refused'
  if (entry.outcome === null) {
    entry.outcome = outcome
    if (typeof told === 'string') entry.code = told
    return true
  }
  if (entry.outcome !== outcome) entry.contradiction ??= `${String(entry.outcome)}, then ${told}`
  return false
}

/** Many who write at once share one `fdatasync`. */
function openJournal(file: string) {
  const descriptor = openSync(file, 'a')
  let waiting: { readonly text: string; readonly done: () => void }[] = []
  let syncing: Promise<void> | null = null
  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      writeSync(descriptor, batch.map(({ text }) => text).join(''))
      await new Promise<void>((resolve, reject) => { fdatasync(descriptor, (error) => { if (error === null) resolve(); else reject(error) }) })
      for (const { done } of batch) done()
    }
    syncing = null
  }
  return {
    write: (text: string) => new Promise<void>((done) => {
      waiting.push({ text, done })
      syncing ??= flush()
    }),
    close: async () => {
      await syncing
      closeSync(descriptor)
    },
  }
}
