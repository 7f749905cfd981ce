/** Counts what the test runner says and prints it: one line per file, every failure in full, one plain last line. */
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

type Failure = Extract<TestEvent, { type: 'test:fail' }>['data']

export type FileRun = {
  readonly file: string
  readonly events: readonly TestEvent[]
  /** Why the file had to be ended from outside, if it had. */
  readonly reason: string | undefined
  readonly milliseconds: number
}

export class Tally {
  readonly #house: string
  #passed = 0
  #failed = 0
  #skipped = 0

  constructor(house: string) {
    this.#house = house
  }

  get failed(): number {
    return this.#failed
  }

  /** A failure of the run itself rather than of a test. */
  fail(reason: string): void {
    this.#failed += 1
    console.log(`  ✖ ${reason}`)
  }

  /** Everything of a file is printed together, however many files run at once. */
  takeFile({ file, events, reason, milliseconds }: FileRun): void {
    const place = relative(this.#house, file)
    const { passed, failed, skipped } = countsOf(events)
    // A file that dies, hangs or holds no test at all may do so without any of its tests failing.
    const failures = Math.max(failed, reason !== undefined || !succeeded(events) || passed + failed + skipped === 0 ? 1 : 0)
    this.#passed += passed
    this.#failed += failures
    this.#skipped += skipped
    console.log(`  ${failures === 0 ? '✔' : '✖'} ${place} (${passed} passed${failures > 0 ? `, ${failures} failed` : ''}, ${Math.round(milliseconds)} ms)`)
    for (const event of events) printPart(event, place)
    if (reason !== undefined) console.log(`    ✖ ${place}: ${reason}`)
    if (failures > 0 && passed + failed + skipped === 0) console.log(`    ✖ ${place}: no test ran`)
  }

  lastLine(): string {
    const skipped = this.#skipped > 0 ? `, ${this.#skipped} skipped` : ''
    return `${this.#passed} passed, ${this.#failed} failed${skipped}`
  }
}

/** Suites are not counted, only what stands in them; nor is the file, which the runner also takes for a test. */
function countsOf(events: readonly TestEvent[]): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    const { details, name, file, skip, todo } = event.data
    if (details.type === 'suite' || name === file) continue
    if (skip !== undefined || todo !== undefined) counts.skipped += 1
    else if (event.type === 'test:pass') counts.passed += 1
    else counts.failed += 1
  }
  return counts
}

function succeeded(events: readonly TestEvent[]): boolean {
  const summary = events.findLast((event) => event.type === 'test:summary')
  return summary?.data.success === true
}

function printPart(event: TestEvent, place: string): void {
  if (event.type === 'test:fail') printFailure(event.data, place)
  if (event.type === 'test:stdout' || event.type === 'test:stderr') process.stdout.write(event.data.message)
}

function printFailure({ name, details: { error }, todo }: Failure, place: string): void {
  // A suite or a file fails because a test in it failed; that test is printed itself.
  if (todo !== undefined || /^\d+ subtests? failed$/.test(error.message)) return
  const cause: unknown = 'cause' in error ? error.cause : error
  console.log(`    ✖ ${place} › ${name}`)
  const text = typeof cause === 'string' ? cause : inspect(cause, { depth: 6 })
  console.log(text.split('\n').map((line) => `        ${line}`).join('\n'))
}
