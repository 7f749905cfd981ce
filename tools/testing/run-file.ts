/** Runs one test file in a process of its own and ends that process when it hangs. */
import { run } from 'node:test'
import type { TestEvent } from 'node:test/reporters'

/** How long after its last test a file may take to close what it opened. */
const leaveTaking = 20_000

/**
 * @param longest milliseconds for the whole file
 * @returns why the file was ended from outside, or undefined when it ended by itself
 */
export async function runFile(
  file: string,
  options: { readonly longest: number; readonly signal: AbortSignal; readonly take: (event: TestEvent) => void },
): Promise<string | undefined> {
  const ended = new AbortController()
  let reason: string | undefined
  const end = (why: string) => {
    reason ??= why
    ended.abort(new Error(why))
  }
  const late = setTimeout(end, options.longest, `not over after ${options.longest / 60_000} minutes`)
  let hanging: NodeJS.Timeout | undefined
  let open = 0
  let completed = 0
  try {
    // node:test's own `timeout` does not end a process that hangs; its signal does.
    const events: AsyncIterable<TestEvent> = run({ files: [file], signal: AbortSignal.any([ended.signal, options.signal]) })
    for await (const event of events) {
      clearTimeout(hanging)
      if (isTestInside(event, file)) {
        open += event.type === 'test:dequeue' ? 1 : -1
        if (event.type === 'test:complete') completed += 1
      }
      if (completed > 0 && open === 0) {
        hanging = setTimeout(end, leaveTaking, 'all tests are over, but something they started still runs')
      }
      options.take(event)
    }
  } finally {
    clearTimeout(late)
    clearTimeout(hanging)
  }
  return reason
}

/** The file itself also counts as a test, one that ends only with its process. */
function isTestInside(event: TestEvent, file: string): event is Extract<TestEvent, { type: 'test:dequeue' | 'test:complete' }> {
  return (event.type === 'test:dequeue' || event.type === 'test:complete') && event.data.name !== file
}
