/** Counts what the test runner says and prints it: one line per file, every failure in full, one plain last line. */
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

type Counts = { passed: number; failed: number; skipped: number }

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

  take(event: TestEvent): void {
    switch (event.type) {
      case 'test:fail':
        this.#printFailure(event.data)
        break
      case 'test:stdout':
      case 'test:stderr':
        process.stdout.write(event.data.message)
        break
      case 'test:summary':
        this.#takeSummary(event.data)
        break
      default:
    }
  }

  lastLine(): string {
    const skipped = this.#skipped > 0 ? `, ${this.#skipped} skipped` : ''
    return `${this.#passed} passed, ${this.#failed} failed${skipped}`
  }

  #takeSummary({ file, counts, success, duration_ms: took }: Extract<TestEvent, { type: 'test:summary' }>['data']): void {
    const { passed, failed, skipped } = countsOf(counts)
    if (file !== undefined) {
      console.log(`  ${success ? '✔' : '✖'} ${this.#placeOf(file)} (${passed}${failed > 0 ? ` and ${failed} failed` : ''}, ${Math.round(took)} ms)`)
      return
    }
    this.#passed += passed
    this.#skipped += skipped
    // A file that dies or hangs may fail without any of its tests having failed.
    this.#failed += success ? failed : Math.max(1, failed)
  }

  #printFailure({ name, file, details, nesting }: Extract<TestEvent, { type: 'test:fail' }>['data']): void {
    const { error } = details
    const cause = error.cause ?? error
    // A suite fails because a test in it failed; that test has been printed.
    if (error.message.includes('subtest') && error.message.includes('failed')) return
    console.log(`  ✖ ${this.#placeOf(file)}${nesting > 0 ? ' ›' : ':'} ${name}`)
    const text = typeof cause === 'string' ? cause : inspect(cause, { depth: 6 })
    console.log(text.split('\n').map((line) => `      ${line}`).join('\n'))
  }

  #placeOf(file: string | undefined): string {
    return file === undefined ? '' : relative(this.#house, file)
  }
}

function countsOf(counts: { passed: number; failed?: number; skipped: number; cancelled: number; todo: number; tests: number }): Counts {
  const { passed, skipped, cancelled, todo, tests } = counts
  return { passed, skipped: skipped + todo, failed: cancelled + Math.max(0, tests - passed - skipped - todo - cancelled) }
}
