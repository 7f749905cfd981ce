/** A line on the error output while something goes on county by county, so that the report on the other stays clean. */
const pause = 5_000

export function telling(what: string): (done: number, of: number) => void {
  let last = Date.now()
  return (done, of) => {
    if (Date.now() - last < pause) return
    last = Date.now()
    process.stderr.write(`  ${what} ${done}/${of} 个县\n`)
  }
}
