/** Sets sheets as PDF in a thread of its own, which begins with the first sheet and ends when nobody has printed for a while: it holds 300 MB. */
import { Worker } from 'node:worker_threads'
import type { SheetName, Sheets } from './documents.ts'
import type { PrintReport, PrintTask } from './printer-thread.ts'

export type Printed = {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Signs no face has: empty boxes on the page, to be written in by hand. */
  readonly undisplayable: readonly string[]
}

export class CannotPrint extends Error {
  /** `busy`: come again soon. `failed`: the sheet or its data are wrong, or it took too long. */
  readonly reason: 'busy' | 'failed'
  constructor(reason: CannotPrint['reason'], cause: string) {
    super(cause)
    this.reason = reason
  }
}

export type Printer = {
  /** @throws CannotPrint when too many wait, when the sheet cannot be set, or when it takes longer than allowed */
  readonly print: <Name extends SheetName>(sheet: Name, data: Sheets[Name]) => Promise<Printed>
  readonly close: () => Promise<void>
}

export type PrinterOptions = {
  /** Sheets that may wait at once; 20. */
  readonly queue?: number
  /** Milliseconds one sheet may take; 60,000: an award meeting of 800 households is one sheet. */
  readonly limit?: number
  /** Milliseconds without a sheet after which the thread ends; 120,000. */
  readonly idle?: number
}

type Waiting = { readonly task: PrintTask; readonly answer: PromiseWithResolvers<Printed> }

export function startPrinter({ queue = 20, limit = 60_000, idle = 120_000 }: PrinterOptions = {}): Printer {
  const waiting: Waiting[] = []
  let thread: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  let last = 0

  function next(): void {
    clearTimeout(timer)
    const [first] = waiting
    if (first === undefined) {
      timer = setTimeout(() => { void end() }, idle).unref()
      return
    }
    thread ??= begin()
    timer = setTimeout(() => { settle(first, (answer) => { answer.reject(new CannotPrint('failed', `${first.task.sheet} took longer than ${limit} ms`)) }, end()) }, limit)
    thread.postMessage(first.task)
  }

  /** Answers the first in line and goes on, after what has to come before. */
  function settle(one: Waiting, say: (answer: PromiseWithResolvers<Printed>) => void, before: Promise<unknown> = Promise.resolve()): void {
    if (waiting[0] !== one) return
    say(one.answer)
    void before.then(() => {
      waiting.shift()
      next()
    })
  }

  function begin(): Worker {
    const worker = new Worker(new URL('./printer-thread.ts', import.meta.url))
    const dies = (cause: string) => {
      if (thread !== worker) return
      thread = null
      const [first] = waiting
      if (first !== undefined) settle(first, (answer) => { answer.reject(new CannotPrint('failed', cause)) })
    }
    worker.on('message', (report: PrintReport) => {
      const [first] = waiting
      if (first?.task.id !== report.id) return
      settle(first, (answer) => {
        if ('failure' in report) answer.reject(new CannotPrint('failed', report.failure))
        else answer.resolve({ pdf: report.pdf, pages: report.pages, undisplayable: report.undisplayable })
      })
    })
    worker.on('error', (error: Error) => { dies(error.message) })
    worker.on('exit', (code) => { dies(`the printing thread ended with code ${code}`) })
    return worker
  }

  async function end(): Promise<void> {
    clearTimeout(timer)
    const ending = thread
    thread = null
    await ending?.terminate()
  }

  return {
    print: (sheet, data) => {
      if (waiting.length >= queue) return Promise.reject(new CannotPrint('busy', `${waiting.length} sheets wait already`))
      const one: Waiting = { task: { id: last += 1, sheet, data }, answer: Promise.withResolvers<Printed>() }
      waiting.push(one)
      if (waiting.length === 1) next()
      return one.answer.promise
    },
    close: async () => {
      for (const { answer } of waiting.splice(0)) answer.reject(new CannotPrint('failed', 'the printer was closed'))
      await end()
    },
  }
}
